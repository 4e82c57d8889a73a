package dev.leakgate.leak;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells values that could name one phone among millions from words, measures and times: UUIDs (RFC 9562), 16 hex digits
 * or more, 9 decimal digits or more that are no time, and 16 or more letters and digits mixed as chance mixes them.
 */
final class TokenShape {

    static final int SHORTEST = 9;
    static final int LONGEST = 1024;

    private static final Pattern UUID = Pattern.compile("\\{?\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}}?");
    private static final Pattern HEX = Pattern.compile("\\p{XDigit}{16,128}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,40}");
    /** Seconds, milliseconds, microseconds or nanoseconds since 1970, from 2001 to 2033. */
    private static final Pattern TIME = Pattern.compile("1[0-9]{9}(?:[0-9]{3}){0,3}");
    private static final Pattern MIXED = Pattern.compile("[A-Za-z0-9_+/.=~%-]{16,}");
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");
    /** Between separators; a version's pieces are shorter. */
    private static final int LONGEST_PIECE = 10;
    /** Fewer different characters are a filler such as an advertising ID of zeros. */
    private static final int LEAST_VARIETY = 6;

    private TokenShape() {
    }

    /**
     * @param understood what the text decodes to is known, so it is an envelope and not a name
     * @return the one spelling of the token, or empty when the text is none
     */
    static Optional<String> of(String text, boolean understood) {
        if (text.chars().distinct().count() < LEAST_VARIETY && !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        if (UUID.matcher(text).matches()) {
            return Optional.of(text.replaceAll("[{}-]", "").toLowerCase(Locale.ROOT));
        }
        if (NUMBER.matcher(text).matches()) {
            boolean plain = TIME.matcher(text).matches() || text.chars().distinct().count() < 4;
            return plain ? Optional.empty() : Optional.of(text);
        }
        if (understood) {
            return Optional.empty();
        }
        if (HEX.matcher(text).matches()) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        return MIXED.matcher(text).matches() && mixed(text) ? Optional.of(text) : Optional.empty();
    }

    /** Words and versions keep to one sort of character for a while; chance changes it at every second character. */
    private static boolean mixed(String text) {
        for (String piece : SEPARATORS.split(text)) {
            int[] sorts = new int[3];
            int changes = 0;
            for (int i = 0; i < piece.length(); i++) {
                sorts[sort(piece.charAt(i))]++;
                changes += i > 0 && sort(piece.charAt(i)) != sort(piece.charAt(i - 1)) ? 1 : 0;
            }
            if (piece.length() >= LONGEST_PIECE && sorts[0] >= 2 && sorts[1] + sorts[2] >= 4 && changes * 3 >= piece.length()) {
                return true;
            }
        }
        return false;
    }

    private static int sort(char c) {
        return c >= '0' && c <= '9' ? 0 : c >= 'a' && c <= 'z' ? 1 : 2;
    }
}
