package dev.leakgate.phone.identifier;

import dev.leakgate.secret.CheckDigit;
import dev.leakgate.secret.SecretKind;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells by format and check digit what an unnamed value is. */
final class Shape {

    static final Pattern UUID = Pattern.compile("(?i)(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])");
    static final Pattern MAC = Pattern.compile("(?i)(?<![0-9a-f:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![0-9a-f:])");
    /** Bluetooth's base, by which all its services begin with four digits of their own, and Widevine's scheme. */
    private static final Pattern KNOWN_UUID = Pattern.compile("[0-9a-f]{8}-0000-1000-8000-00805f9b34fb|edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
    /** What Android gives to those who may not know, what drivers have for want of an own one, and examples of books. */
    private static final Set<String> KNOWN_MACS = Set.of("02:00:00:00:00:00", "00:00:00:00:00:00", "00:11:22:33:44:55", "aa:bb:cc:dd:ee:ff",
            "12:34:56:78:9a:bc", "22:22:22:22:22:22");
    private static final int MULTICAST = 1;
    private static final int FEWEST = 3;
    /** In random letters and digits six of ten neighbours are of different sorts, in words run together fewer than three. */
    private static final double CHANGES_OF_SORT = 0.4;

    private Shape() {
    }

    /**
     * Of what the telephony service returns.
     *
     * @param operators country and network codes of the SIMs, by which an IMSI begins: every tenth fits the check digit of
     *                  an IMEI by chance
     */
    static Optional<SecretKind> subscriber(String text, Collection<String> operators) {
        if (text.matches("\\d{15}")) {
            boolean imsi = !CheckDigit.fits(text) || operators.stream().anyMatch(text::startsWith);
            return Optional.of(imsi ? SecretKind.IMSI : SecretKind.IMEI);
        }
        if (isIccid(text) || text.matches("89\\d{16,18}[0-9A-Fa-f]?")) {
            return Optional.of(SecretKind.ICCID);
        }
        if (text.matches("(?i)[a-f]\\p{XDigit}{13}")) {
            return Optional.of(SecretKind.MEID);
        }
        return text.matches("\\+\\d{8,15}") ? Optional.of(SecretKind.PHONE) : Optional.empty();
    }

    static boolean isImei(String text) {
        return text.matches("\\d{15}") && CheckDigit.fits(text) && varied(text);
    }

    static boolean isIccid(String text) {
        return text.matches("89\\d{17,18}") && CheckDigit.fits(text) && varied(text);
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches() && varied(text.replace("-", "")) && !KNOWN_UUID.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** One that tells phones apart: no group address, and none that many have. */
    static boolean isMac(String text) {
        return MAC.matcher(text).matches() && (Integer.parseInt(text.substring(0, 2), 16) & MULTICAST) == 0
                && !KNOWN_MACS.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isHexId(String text) {
        return text.matches("(?i)[0-9a-f]{16,64}") && varied(text);
    }

    /** Long and without any order: 16 to 64 digits in hex, with letters among them, or 22 to 88 characters of base64. */
    static boolean isRandom(String text) {
        return isHexId(text) && text.matches("(?i).*[a-f].*") && text.matches(".*\\d.*") || isBase64(text);
    }

    private static boolean isBase64(String text) {
        if (!text.matches("[0-9A-Za-z+/_-]{22,88}={0,2}") || !text.matches(".*\\d.*\\d.*")) {
            return false;
        }
        String letters = text.replaceAll("[^0-9A-Za-z]", "");
        long changes = IntStream.range(1, letters.length()).filter(i -> sort(letters.charAt(i)) != sort(letters.charAt(i - 1))).count();
        return changes >= CHANGES_OF_SORT * letters.length() && letters.chars().map(Shape::sort).distinct().count() == FEWEST;
    }

    private static int sort(int letter) {
        return Character.getType(letter);
    }

    private static boolean varied(String digits) {
        return digits.chars().distinct().count() >= FEWEST;
    }
}
