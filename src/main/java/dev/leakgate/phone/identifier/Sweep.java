package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks through everything that {@code getprop} and {@code settings list} print for values that are identifiers. A shape
 * that hardly anything else has is enough under any name; a weaker one needs a name that says so. Digests of the firmware
 * are hexadecimal too, and the same on all its phones: they are passed by.
 */
final class Sweep {

    private static final Pattern PROPERTY = Pattern.compile("\\[([^]]+)]: \\[(.*)]");
    private static final Pattern SETTING = Pattern.compile("([\\w.:/ -]+?)=(.*)");
    private static final Pattern NAMES_AN_ID = Pattern.compile("(?i).*(?:id|uuid|udid|guid|imei|meid|serial|serialno|sn|psn|mac|macaddr|address|token)\\d?");
    private static final Pattern NAMES_A_SERIAL = Pattern.compile("(?i).*(?:serialno|serial|[._]sn|psn)\\d?");
    private static final Pattern NAMES_AN_ADVERTISING_ID = Pattern.compile("(?i).*(?:aaid|gaid|adid|ad_?id|advertis).*");
    private static final Pattern NAMES_FIRMWARE = Pattern.compile("(?i).*(?:digest|hash|sha\\d*|md5|commit|revision|fingerprint|vbmeta|avb|cert|signature|version|"
            + "changelist|branch|verified|checksum|public_?key).*");
    /** Of the read-only properties the boot loader's and the radio's alone are a phone's own; the others are the firmware's. */
    private static final Pattern OF_THE_FIRMWARE = Pattern.compile("ro\\.(?!boot\\.|ril\\.|serial).*");
    private static final Pattern BETWEEN_VALUES = Pattern.compile("[\\s,;|&?=\"'{}\\[\\]()<>]+");

    private Sweep() {
    }

    static Stream<Find> property(String line) {
        Matcher m = PROPERTY.matcher(line);
        return m.matches() ? finds(m.group(1), m.group(2), OF_THE_FIRMWARE.matcher(m.group(1)).matches(), "getprop") : Stream.empty();
    }

    static Stream<Find> setting(String line) {
        Matcher m = SETTING.matcher(line);
        return m.matches() ? finds(m.group(1), m.group(2), false, "settings") : Stream.empty();
    }

    private static Stream<Find> finds(String name, String value, boolean firmware, String where) {
        Optional<SecretKind> named = NAMES_AN_ID.matcher(name).matches() ? byName(name.toLowerCase(Locale.ROOT), value, firmware) : Optional.empty();
        return named.map(kind -> Stream.of(new Find(kind, value, where))).orElseGet(() -> byShape(name, value, firmware, where));
    }

    /** The whole value, under a name that says what it may be. */
    private static Optional<SecretKind> byName(String name, String value, boolean firmware) {
        if (Shape.isImei(value)) {
            return Optional.of(SecretKind.IMEI);
        }
        if (Shape.isMac(value)) {
            return Optional.of(name.contains("bssid") ? SecretKind.BSSID : SecretKind.MAC);
        }
        if (NAMES_A_SERIAL.matcher(name).matches() && value.matches("[0-9A-Za-z]{8,20}") && value.chars().distinct().count() > 2) {
            return Optional.of(SecretKind.SERIAL);
        }
        if (name.endsWith("android_id") && value.matches("(?i)[0-9a-f]{14,16}")) {
            return Optional.of(SecretKind.ANDROID_ID);
        }
        if (name.contains("oaid")) {
            return Shape.isHexId(value) || Shape.isUuid(value) ? Optional.of(SecretKind.OAID) : Optional.empty();
        }
        return (Shape.isUuid(value) || !firmware && Shape.isHexId(value)) && !NAMES_FIRMWARE.matcher(name).matches() ? Optional.of(unnamed(name)) : Optional.empty();
    }

    /** Each part of the value, whatever its name. */
    private static Stream<Find> byShape(String name, String value, boolean firmware, String where) {
        Stream<Find> inside = Stream.concat(
                Shape.UUID.matcher(value).results().map(MatchResult::group).filter(Shape::isUuid).map(v -> new Find(unnamed(name), v, where)),
                Shape.MAC.matcher(value).results().map(MatchResult::group).filter(Shape::isMac).map(v -> new Find(SecretKind.MAC, v, where)));
        boolean ofThePhone = !firmware && !NAMES_FIRMWARE.matcher(name).matches();
        return Stream.concat(inside, BETWEEN_VALUES.splitAsStream(value).flatMap(part -> Shape.isImei(part) ? Stream.of(new Find(SecretKind.IMEI, part, where))
                : Shape.isIccid(part) ? Stream.of(new Find(SecretKind.ICCID, part, where))
                : ofThePhone && Shape.isRandom(part) ? Stream.of(new Find(unnamed(name), part, where)) : Stream.empty()));
    }

    private static SecretKind unnamed(String name) {
        return NAMES_AN_ADVERTISING_ID.matcher(name).matches() ? SecretKind.ADVERTISING_ID : SecretKind.OTHER_ID;
    }
}
