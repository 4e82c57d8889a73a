package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Wi-Fi and Bluetooth: the phone's own addresses, and the network it is in. The shell is told both unmasked, since it
 * may set networks up; {@code cmd wifi} answers it since Android 11 (WifiShellCommand, ClientModeImpl#dump).
 */
final class Radios implements Source {

    private static final String INTERFACE = "ip link show wlan0";
    private static final String STATUS = "cmd wifi status";
    private static final String WIFI = "dumpsys wifi | grep -i -E 'factory ?mac|mWifiInfo'";
    private static final String BLUETOOTH = "dumpsys bluetooth_manager | grep -i ' address: '";
    private static final Pattern FACTORY = Pattern.compile("(?im)^.*factory ?mac.*$");
    private static final Pattern MAC = Pattern.compile("(?i)\\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\\b");
    /** A name may hold commas; quotes stand around it since Android 11. */
    private static final Pattern NETWORK = Pattern.compile("WifiInfo:? SSID: (.*?), BSSID: ([^,\\s]+)");

    @Override
    public List<String> questions() {
        return List.of(INTERFACE, STATUS, WIFI, BLUETOOTH);
    }

    @Override
    public Stream<Find> finds(Answers answers) {
        String factory = String.join("\n", FACTORY.matcher(answers.told(WIFI)).results().map(MatchResult::group).toList());
        return Stream.of(macs(answers.told(INTERFACE), "ip"), macs(factory, "wifi"), macs(answers.told(BLUETOOTH), "bluetooth_manager"),
                network(answers).filter(Radios::telling).map(name -> new Find(SecretKind.SSID, name, "wifi")).stream(),
                networks(answers).map(m -> mac(m.group(2))).filter(Shape::isMac).map(mac -> new Find(SecretKind.BSSID, mac, "wifi")))
                .flatMap(finds -> finds);
    }

    private static Stream<Find> macs(String text, String where) {
        return MAC.matcher(text).results().map(m -> mac(m.group())).filter(Shape::isMac).map(mac -> new Find(SecretKind.MAC, mac, where));
    }

    private static String mac(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Stream<MatchResult> networks(Answers answers) {
        return Stream.of(STATUS, WIFI).flatMap(question -> NETWORK.matcher(answers.told(question)).results());
    }

    /** The name of the network that the phone is in; empty when it is in none, or does not tell. */
    static Optional<String> network(Answers answers) {
        return networks(answers).map(m -> m.group(1).strip().replaceFirst("^\"(.*)\"$", "$1"))
                .filter(name -> !name.isEmpty() && !name.matches("<.*>|0x")).findFirst();
    }

    /** A name that everyday text does not hold by chance. */
    private static boolean telling(String name) {
        return name.length() >= 8 && name.matches(".*\\d.*");
    }
}
