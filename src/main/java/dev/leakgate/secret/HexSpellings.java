package dev.leakgate.secret;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Identifiers that are bytes written in hex: MAC addresses, Android ids, UUIDs. */
final class HexSpellings {

    private static final int UUID_DIGITS = 32;
    private static final int MAC_DIGITS = 12;
    private static final int ANDROID_ID_DIGITS = 16;

    private HexSpellings() {
    }

    static String canonicalMac(String value) {
        String digits = digits(value);
        return digits.length() == MAC_DIGITS ? NumberSpellings.grouped(digits, ":", 2) : value;
    }

    /** With leading zeros that {@code Long.toHexString} drops. */
    static String canonicalAndroidId(String value) {
        String digits = digits(value);
        boolean hex = digits.length() == value.length() && !digits.isEmpty() && digits.length() <= ANDROID_ID_DIGITS;
        return hex ? "0".repeat(ANDROID_ID_DIGITS - digits.length()) + digits : value;
    }

    /** A 64-bit number that is told in decimal or, by some, in hex. */
    static String canonicalGsfId(String value) {
        return value.matches("\\d{17,20}") ? canonicalAndroidId(Long.toHexString(Long.parseUnsignedLong(value))) : canonicalAndroidId(value);
    }

    /** Bytes that are told in hex or, by some, in base64. */
    static String canonicalBytes(String value) {
        try {
            return value.matches("\\p{XDigit}+") ? value.toLowerCase(Locale.ROOT) : HexFormat.of().formatHex(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    static String canonicalUuid(String value) {
        String digits = digits(value);
        return digits.length() == UUID_DIGITS ? dashed(digits) : value;
    }

    static List<String> mac(String canonical) {
        String digits = digits(canonical);
        if (digits.length() != MAC_DIGITS) {
            return List.of(canonical);
        }
        List<String> found = new ArrayList<>();
        for (String between : List.of(":", "-", "", ".", " ", "_")) {
            found.add(NumberSpellings.grouped(digits, between, 2));
        }
        for (String between : List.of("-", ":", ".", " ")) {
            found.add(NumberSpellings.grouped(digits, between, 4));
            found.add(NumberSpellings.grouped(digits, between, 6));
        }
        found.add(Long.toString(Long.parseLong(digits, 16)));
        return found;
    }

    static List<String> androidId(String canonical) {
        String digits = digits(canonical);
        if (digits.length() != ANDROID_ID_DIGITS) {
            return List.of(canonical);
        }
        long number = Long.parseUnsignedLong(digits, 16);
        return List.of(digits, Long.toHexString(number), Long.toUnsignedString(number), Long.toString(number));
    }

    static List<String> uuid(String canonical) {
        String digits = digits(canonical);
        return digits.length() != UUID_DIGITS ? List.of(canonical)
                : List.of(digits, dashed(digits), dashed(digits).replace('-', '_'));
    }

    /** As written, and for a UUID with its first three groups little-endian as Windows keeps it; else all reversed. */
    static List<byte[]> raw(String canonical) {
        String digits = digits(canonical);
        if (digits.length() < MAC_DIGITS || digits.length() % 2 != 0) {
            return List.of();
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        byte[] other = bytes.clone();
        if (digits.length() == UUID_DIGITS) {
            reverse(other, 0, 4);
            reverse(other, 4, 6);
            reverse(other, 6, 8);
        } else {
            reverse(other, 0, other.length);
        }
        return List.of(bytes, other);
    }

    private static void reverse(byte[] bytes, int from, int to) {
        for (int i = from, k = to - 1; i < k; i++, k--) {
            byte kept = bytes[i];
            bytes[i] = bytes[k];
            bytes[k] = kept;
        }
    }

    private static String dashed(String digits) {
        return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    /** Nothing but hex digits, and what stands between groups of them. */
    static boolean isHex(String value) {
        return value.matches("[0-9A-Fa-f:-]+");
    }

    static String digits(String value) {
        return value.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
    }
}
