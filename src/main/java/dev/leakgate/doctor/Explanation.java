package dev.leakgate.doctor;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.farm.Consent;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run would do to each phone of a devices file. Told from the file alone: no phone is touched or asked. */
public final class Explanation {

    private final DevicesFile devices;
    private final Map<String, BrowserFile> browsers;

    /** @param browsers by slug; every one that a phone names */
    public Explanation(DevicesFile devices, Map<String, BrowserFile> browsers) {
        this.devices = devices;
        this.browsers = browsers;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (FarmPhone phone : devices.phones()) {
            lines.add(phone.model() + " (" + phone.id() + ", " + whose(phone) + ") at " + phone.place());
            about(phone).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String whose(FarmPhone phone) {
        return phone.virtual().isPresent() ? "virtual" : phone.udid().map(udid -> "udid " + udid).orElse("any that is connected");
    }

    private String engine(FarmPhone phone) {
        return devices.grid().map(grid -> "the Grid at " + grid).or(() -> phone.appium().map(appium -> "the Appium at " + appium))
                .orElse("an Appium that the run starts");
    }

    private List<String> about(FarmPhone phone) {
        if (!phone.allows(Consent.CLEAR_DATA)) {
            return List.of("refused: " + Consent.CLEAR_DATA.refusal(phone.place()));
        }
        List<String> lines = new ArrayList<>();
        lines.add("refused when it holds " + unexpected(phone));
        lines.add("before each session, for good: delete all data of " + (phone.browsers().isEmpty() ? "whichever of these is on it: " : "")
                + TestedBrowsers.candidates(phone, browsers).stream().filter(b -> !b.system())
                .map(b -> b.title() + " (" + b.packageName() + ")").collect(Collectors.joining(", ")));
        lines.add("driven by " + engine(phone));
        lines.add("asked for its identifiers, with root for the Android IDs of its apps too: they stay in the run's private evidence");
        lines.add("until the end, then put back: " + switch (phone.capture()) {
            case PROXY -> "set the proxy to this machine, " + devices.address();
            case GATEWAY -> "switch a proxy setting off; this machine, " + devices.address() + ", redirects its connections and refuses QUIC and IPv6";
            case WIREGUARD -> "switch a proxy setting off; somebody has to switch the WireGuard tunnel on";
        });
        lines.add(phone.allows(Consent.CERTIFICATE) ? "until the end, then put back: " + Consent.CERTIFICATE.act().replace(", until the end of the run", "")
                : "not trusted: nobody agreed to " + Consent.CERTIFICATE.act() + "; HTTPS stays unread, and nothing can pass");
        Stream.of(Consent.OWN_SCREENS, Consent.ADVERTISING_ID, Consent.ACCOUNT).forEach(consent -> lines.add((phone.allows(consent)
                ? "in scenarios that do so, for good: " : "left out, since nobody agreed: ") + consent.act()));
        lines.add("in scenarios that do so, then put back: join and leave the maker's user experience programme, install an app that does nothing"
                + (phone.allows(Consent.CERTIFICATE) ? ", take that certificate out for a while" : ""));
        lines.add("left on it: Appium's two apps, by which it is driven");
        lines.add("never: sign in to an account that exists, or out of one");
        if (!phone.identifiers().isEmpty()) {
            lines.add("identifiers added by hand: " + phone.identifiers().keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String unexpected(FarmPhone phone) {
        String words = List.of(PersonalData.values()).stream().filter(data -> !phone.holds().contains(data)).map(PersonalData::word)
                .collect(Collectors.joining(" or "));
        return words.isEmpty() ? "nothing: whatever it holds is expected" : words;
    }
}
