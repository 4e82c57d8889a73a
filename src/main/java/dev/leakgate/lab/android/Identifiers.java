package dev.leakgate.lab.android;

import dev.leakgate.lab.app.RandomUuid;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What identifies one phone among all others. Drawn from a seed, so that a run can be repeated and no real phone's
 * values are ever used.
 */
public final class Identifiers {

    /** First bytes of the address of the network that the phone is in. */
    private static final String ACCESS_POINT = "50:64:2b";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Identifiers() {
    }

    /** @param phone its name: phones of one seed differ */
    public static Identifiers draw(long seed, String phone, Profile.Numbering numbering) {
        UUID mixed = UUID.nameUUIDFromBytes((seed + "/" + phone).getBytes(StandardCharsets.UTF_8));
        SplittableRandom random = new SplittableRandom(mixed.getMostSignificantBits() ^ mixed.getLeastSignificantBits());
        Identifiers drawn = new Identifiers();
        Map<String, String> v = drawn.values;
        v.put("imei", withLuhn(numbering.tac() + digits(random, 6)));
        v.put("imei2", withLuhn(numbering.tac() + digits(random, 6)));
        v.put("serial", hex(random, 8));
        v.put("androidId", hex(random, 16));
        v.put("mac", mac(numbering.mac(), random));
        v.put("bluetoothMac", mac(numbering.mac(), random));
        v.put("advertisingId", RandomUuid.from(random));
        v.put("oaid", hex(random, 16));
        v.put("imsi", numbering.plmn() + digits(random, 10));
        v.put("iccid", withLuhn("89" + numbering.callingCode() + digits(random, 16 - numbering.callingCode().length())));
        v.put("phoneNumber", "+" + numbering.callingCode() + "7" + digits(random, 9));
        v.put("ssid", "Lab-" + digits(random, 6));
        v.put("bssid", mac(ACCESS_POINT, random));
        v.put("gsfId", Long.toString(random.nextLong(1L << 61, Long.MAX_VALUE)));
        v.put("userKey", hex(random, 64));
        return drawn;
    }

    /** @param kind imei, imei2, serial, androidId, mac, bluetoothMac, advertisingId, oaid, imsi, iccid,
     *             phoneNumber, ssid, bssid, gsfId, userKey */
    public Optional<String> find(String kind) {
        return Optional.ofNullable(values.get(kind));
    }

    public String get(String kind) {
        return find(kind).orElseThrow(() -> new IllegalArgumentException("no identifier '" + kind + "', known are " + values.keySet()));
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    private static String digits(SplittableRandom random, int count) {
        return random.ints(count, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    private static String hex(SplittableRandom random, int count) {
        return random.ints(count, 0, 16).mapToObj(Integer::toHexString).collect(Collectors.joining());
    }

    private static String mac(String prefix, SplittableRandom random) {
        return prefix + random.ints(3, 0, 256).mapToObj(b -> String.format(":%02x", b)).collect(Collectors.joining());
    }

    /** Appends the check digit of ISO/IEC 7812. */
    static String withLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * d : d;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
