package dev.leakgate.decode;

import java.util.ArrayList;
import java.util.List;

/** The codes of LZ-string: each as wide as the dictionary needs, least significant bit first. */
final class LzStringReader {

    private static final int CHARACTER_8 = 0;
    private static final int CHARACTER_16 = 1;
    private static final int END = 2;
    private static final int MOST_PADDING = 4;

    private final int[] digits;
    private final int width;
    private int digit;
    private int mask;

    private LzStringReader(int[] digits, int width) {
        this.digits = digits;
        this.width = width;
        this.mask = 1 << width - 1;
    }

    /**
     * @param digits values of {@code width} bits
     * @param room   the most characters wanted
     * @return null when these are no LZ-string codes
     */
    static String read(int[] digits, int width, int room) {
        return digits.length == 0 ? null : new LzStringReader(digits, width).text(room);
    }

    private String text(int room) {
        List<String> dictionary = new ArrayList<>(List.of("", "", ""));
        int code = bits(2);
        if (code == END || code < 0 || code > CHARACTER_16) {
            return null;
        }
        String previous = character(code);
        if (previous == null) {
            return null;
        }
        dictionary.add(previous);
        StringBuilder text = new StringBuilder(previous);
        int codeWidth = 3;
        int untilWider = 4;
        while (text.length() <= room) {
            code = bits(codeWidth);
            if (code < 0) {
                return null;
            }
            if (code == END) {
                return onlyPaddingLeft() ? text.toString() : null;
            }
            if (code <= CHARACTER_16) {
                String fresh = character(code);
                if (fresh == null) {
                    return null;
                }
                dictionary.add(fresh);
                code = dictionary.size() - 1;
                if (--untilWider == 0) {
                    untilWider = 1 << codeWidth++;
                }
            }
            if (code > dictionary.size()) {
                return null;
            }
            String entry = code < dictionary.size() ? dictionary.get(code) : previous + previous.charAt(0);
            text.append(entry);
            dictionary.add(previous + entry.charAt(0));
            previous = entry;
            if (--untilWider == 0) {
                untilWider = 1 << codeWidth++;
            }
        }
        return null;
    }

    /** Behind the end mark the last digit is filled up with zeros; one more may follow, and signs that are no digits. */
    private boolean onlyPaddingLeft() {
        boolean zeros = digits.length - digit <= MOST_PADDING;
        for (int i = digit; i < digits.length; i++) {
            int unread = i == digit ? (mask << 1) - 1 : -1;
            zeros &= digits[i] < 0 || digits[i] >= 1 << width || (digits[i] & unread) == 0;
        }
        return zeros;
    }

    private String character(int code) {
        int value = bits(code == CHARACTER_8 ? 8 : 16);
        return value < 0 ? null : String.valueOf((char) value);
    }

    /** The next {@code count} bits, or -1 at the end. */
    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (digit >= digits.length || digits[digit] < 0) {
                return -1;
            }
            value |= (digits[digit] & mask) != 0 ? 1 << i : 0;
            mask >>>= 1;
            if (mask == 0) {
                mask = 1 << width - 1;
                digit++;
            }
        }
        return value;
    }
}
