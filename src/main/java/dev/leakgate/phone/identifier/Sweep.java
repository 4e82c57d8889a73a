package dev.leakgate.phone.identifier;

import dev.leakgate.secret.CheckDigit;
import dev.leakgate.secret.SecretKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through everything that {@code getprop} and {@code settings list} print for values that are identifiers by name
 * and by shape. A shape alone is not enough: digests of the firmware are hexadecimal too, and the same on all phones.
 */
final class Sweep {

    private static final Pattern PROPERTY = Pattern.compile("\\[([^]]+)]: \\[(.*)]");
    private static final Pattern SETTING = Pattern.compile("([\\w.:-]+)=(.*)");
    private static final Pattern NAMES_AN_ID = Pattern.compile("(?i).*(?:id|uuid|udid|guid|imei|meid|serial|serialno|sn|psn|mac|macaddr|address|token)\\d?");

    private Sweep() {
    }

    /** What is found of a property or setting, as a kind and its value. */
    record Find(SecretKind kind, String value) {
    }

    static Optional<Find> property(String line) {
        Matcher m = PROPERTY.matcher(line);
        return m.matches() ? find(m.group(1), m.group(2)) : Optional.empty();
    }

    static Optional<Find> setting(String line) {
        Matcher m = SETTING.matcher(line);
        return m.matches() ? find(m.group(1), m.group(2)) : Optional.empty();
    }

    private static Optional<Find> find(String name, String value) {
        return NAMES_AN_ID.matcher(name).matches() ? kind(name.toLowerCase(java.util.Locale.ROOT), value).map(kind -> new Find(kind, value))
                : Optional.empty();
    }

    private static Optional<SecretKind> kind(String name, String value) {
        if (value.matches("\\d{15}") && CheckDigit.fits(value)) {
            return Optional.of(SecretKind.IMEI);
        }
        if (Shape.isMac(value)) {
            return Optional.of(SecretKind.MAC);
        }
        if (name.matches(".*(serialno|serial|[._]sn|psn)\\d?") && value.matches("[0-9A-Za-z]{8,20}")) {
            return Optional.of(SecretKind.SERIAL);
        }
        if (name.endsWith("android_id") && value.matches("(?i)[0-9a-f]{14,16}")) {
            return Optional.of(SecretKind.ANDROID_ID);
        }
        if (name.contains("oaid")) {
            return Shape.isHexId(value) || Shape.isUuid(value) ? Optional.of(SecretKind.OAID) : Optional.empty();
        }
        return Shape.isUuid(value) || Shape.isHexId(value) ? Optional.of(SecretKind.ADVERTISING_ID) : Optional.empty();
    }
}
