package dev.leakgate.phone;

import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Seat;
import dev.leakgate.farm.Shell;
import io.appium.java_client.android.AndroidDriver;
import io.appium.java_client.android.options.UiAutomator2Options;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;

/**
 * A phone under test, held by one Appium session with the UiAutomator2 driver's default capabilities. Everything that
 * is done on the phone goes through that session, shell commands too ({@code mobile: shell}), so that no other channel
 * to the phone's machine is needed.
 */
public final class Phone implements AutoCloseable {

    /** MIUI keeps its advertising ID among the global settings. */
    private static final String ADVERTISING_ID = "ad_aaid";
    private static final int PASTE = 279;
    private static final int HOME = 3;
    private static final Pattern EPOCH = Pattern.compile("(\\d+)(?:\\.(\\d{9})$)?");
    private static final Pattern VERSION_NAME = Pattern.compile("versionName=(\\S+)");

    private final Seat seat;
    private final AndroidDriver driver;
    private final String session;
    private final Shell shell;
    private final Screen screen;

    private Phone(Seat seat, AndroidDriver driver) {
        this.seat = seat;
        this.driver = driver;
        this.session = driver.getSessionId().toString();
        this.shell = new AppiumShell(driver, seat.phone().id());
        this.screen = new Screen(driver);
    }

    /** @throws PhoneException when no session can be had */
    public static Phone connect(Seat seat) {
        UiAutomator2Options options = new UiAutomator2Options()
                .setUdid(seat.udid())
                .setNewCommandTimeout(Duration.ofMinutes(10))
                // Without it the whole Appium server ends when a phone leaves adb (measured with driver 8.7.0).
                .setIgnoreHiddenApiPolicyError(true);
        seat.ports().ifPresent(ports -> options.amend("appium:adbPort", ports.adb()).amend("appium:systemPort", ports.system()));
        try {
            return new Phone(seat, new AndroidDriver(seat.appium().toURL(), options));
        } catch (WebDriverException e) {
            throw new PhoneException(seat.phone().model() + " (" + seat.udid() + ") does not answer: " + firstLine(e)
                    + "; see that `adb devices` lists it as 'device' and that its screen is unlocked", e);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(seat.appium() + " is no address of an Appium server", e);
        }
    }

    public FarmPhone entry() {
        return seat.phone();
    }

    public String udid() {
        return seat.udid();
    }

    public Screen screen() {
        return screen;
    }

    /**
     * Runs a command in the phone's shell.
     *
     * @return what it printed, without the last line break
     * @throws PhoneException when the command fails or the session is lost
     */
    public String shell(String command) {
        return shell.apply(command).stripTrailing();
    }

    public Optional<String> version(String packageName) {
        Matcher m = VERSION_NAME.matcher(shell("dumpsys package " + packageName));
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** SHA-256 of each APK file of an installed app, by its path on the phone. */
    public SortedMap<String, String> apks(String packageName) {
        String paths = shell("pm path " + packageName).lines().map(l -> l.replaceFirst("^package:", "")).collect(Collectors.joining(" "));
        SortedMap<String, String> digests = new TreeMap<>();
        for (String line : shell("sha256sum " + paths).lines().toList()) {
            String[] words = line.split("\\s+", 2);
            digests.put(words[1], words[0]);
        }
        return digests;
    }

    /** How far the phone's clock is ahead of this machine's, to within half the time that asking takes. */
    public Duration clockAhead() {
        Instant asked = Instant.now();
        String told = shell("date +%s.%N");
        Duration half = Duration.between(asked, Instant.now()).dividedBy(2);
        Matcher m = EPOCH.matcher(told);
        if (!m.lookingAt()) {
            throw new PhoneException("'date +%s.%N' answers '" + told + "' on " + seat.phone().id() + ", which is no time", null);
        }
        // A phone whose date does not know nanoseconds is off by half a second on average.
        long nanos = m.group(2) == null ? 500_000_000 : Long.parseLong(m.group(2));
        return Duration.between(asked.plus(half), Instant.ofEpochSecond(Long.parseLong(m.group(1)), nanos));
    }

    public void clearApp(String packageName) {
        driver.executeScript("mobile: clearApp", Map.of("appId", packageName));
    }

    /**
     * Gives the phone another advertising ID, where the system keeps one that a shell may write.
     *
     * @throws ScreenException where it does not, or nobody agreed to that
     */
    public void resetAdvertisingId(String fresh) {
        mustAllow(Consent.ADVERTISING_ID);
        if (!shell("settings get global " + ADVERTISING_ID).matches("[0-9a-fA-F-]{36}")) {
            throw new ScreenException("no advertising ID among the global settings of " + entry().id() + ": reset it in the settings of Google's"
                    + " services, or leave this scenario out");
        }
        shell("settings put global " + ADVERTISING_ID + " " + fresh);
    }

    /** @throws ScreenException when its owner did not agree to that */
    public void mustAllow(Consent consent) {
        if (!entry().allows(consent)) {
            throw new ScreenException(consent.refusal(entry().place()));
        }
    }

    public void activateApp(String packageName) {
        driver.activateApp(packageName);
    }

    /** Has an app show what an address leads to. @param address without quotes and blanks */
    public void view(String packageName, String address) {
        shell("am start -a android.intent.action.VIEW -d '" + address + "' -p " + packageName);
    }

    public void stopApp(String packageName) {
        driver.executeScript("mobile: terminateApp", Map.of("appId", packageName));
    }

    public void goHome() {
        key(HOME);
    }

    /** @param code Android key code */
    public void key(int code) {
        driver.executeScript("mobile: pressKey", Map.of("keycode", code));
    }

    /** Pastes text into the focused field by way of the phone's clipboard. */
    public void paste(String text) {
        driver.setClipboardText(text);
        key(PASTE);
    }

    /** The widget tree as XML, for the evidence. */
    public String pageSource() {
        return driver.getPageSource();
    }

    /** PNG. */
    public byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Android API level. */
    int sdk() {
        return Integer.parseInt(shell("getprop ro.build.version.sdk"));
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // The phone or its server is gone, and the session with it.
        }
    }

    /** Ends the session once more, when its server could not be told: a Grid gives the phone to nobody else until it was. */
    public void release() {
        try {
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(seat.appium().toString().replaceFirst("/*$", "/session/" + session)))
                    .timeout(Duration.ofSeconds(10)).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // Still away; whoever connects hears of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a person need know of a fault of Appium's, whose messages go on for pages. */
    public static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
    }
}
