package dev.leakgate.lab.app;

import dev.leakgate.lab.chromium.Chromium;
import dev.leakgate.lab.internet.Uplink;
import java.util.List;
import java.util.Map;

/**
 * An app as its file describes it: {@code /lab/apps/<name>.yaml}, checked, with everything it extends taken in.
 *
 * @param name            what the file is called
 * @param preloaded       it came with the firmware, as {@code pm list packages -s} tells
 * @param startsAtBoot    its process runs as soon as the phone is up, without a screen
 * @param activityScreens the screen each activity shows, by fully qualified name; the first is the launcher's
 * @param consent         the screen that stands before all others until the user agrees, or null
 * @param data            what the app keeps until its data is cleared, with its first values
 * @param choices         words that depend on others
 * @param browser         null when it is none
 * @param screens         the views of each screen, top down
 * @param network         how it uses the network, apart from what it sends
 */
public record AppFile(String name, String packageName, String versionName, long versionCode, int targetSdk,
                      List<String> permissions, boolean preloaded, boolean startsAtBoot, Map<String, String> activityScreens, String consent,
                      Map<String, DataItem> data, Map<String, Choice> choices, BrowserSpec browser, Map<String, List<Widget>> screens,
                      NetworkHabits network, List<Beacon> requests, List<Channel> channels) {

    /** The data item that is on once the user has agreed. */
    static final String CONSENTED = "consented";

    /**
     * @param nameOrPath a shipped app's name such as {@code mint-3.4.0}, or the path of a file
     * @throws dev.leakgate.yaml.YamlException naming file, line and the allowed words
     */
    public static AppFile read(String nameOrPath) {
        return read(nameOrPath, List.of());
    }

    /** @param changes words of files {@code /lab/faults/<word>.yaml} that are laid over the app's */
    public static AppFile read(String nameOrPath, List<String> changes) {
        return AppReader.read(AppSource.load(nameOrPath, changes));
    }

    /** Fully qualified names, the launcher's first. */
    public List<String> activities() {
        return List.copyOf(activityScreens.keySet());
    }

    /** Whether anything is sent when that happens. */
    boolean listensTo(Trigger trigger) {
        return requests.stream().anyMatch(r -> r.on().trigger() == trigger)
                || channels.stream().anyMatch(c -> c.events().stream().anyMatch(e -> e.on().trigger() == trigger));
    }

    /** The activity that the launcher starts, fully qualified. */
    public String launcherActivity() {
        return activityScreens.keySet().iterator().next();
    }

    /**
     * Puts the app on a phone.
     *
     * @param switches  first values of data items other than the file's: {@code enhanced-incognito: off}
     * @param phoneName under which its requests are recorded
     * @param seed      of everything it draws, such as its anonymous id
     * @throws IllegalArgumentException when it has no such data item, or one that cannot have that value
     */
    public App install(Surroundings phone, Uplink uplink, Map<String, String> switches, String phoneName, long seed) {
        switches.forEach(this::checkSwitch);
        return new InstalledApp(this, phone, uplink, switches, phoneName, seed);
    }

    private void checkSwitch(String item, String value) {
        if (!data.containsKey(item)) {
            throw new IllegalArgumentException("app '" + name + "' has no switch '" + item + "', allowed are "
                    + String.join(", ", data.keySet()));
        }
        if (!data.get(item).accepts(value)) {
            throw new IllegalArgumentException("switch '" + item + "' of app '" + name + "' cannot be '" + value + "', allowed are "
                    + String.join(", ", data.get(item).choices()));
        }
    }

    /** False for a browser whose engine this machine does not have: it is not on the phone then. */
    public boolean canRunHere() {
        return browser == null || !browser.chromium() || Chromium.isHere();
    }
}
