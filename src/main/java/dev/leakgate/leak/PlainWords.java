package dev.leakgate.leak;

/**
 * Tells at a glance the values that most of traffic is made of, words and short numbers, from those that are worth
 * being read. No encoding of four bytes or more gives nothing but whole words in one case, or with a capital in front,
 * and numbers of few digits; what is left to ask is whether one of the words begins like a piece of a secret.
 */
final class PlainWords {

    private static final int LONGEST = 400;
    /** Characters of a word; of a number, one fewer than twelve, which may be six bytes in hex. */
    private static final int LONGEST_WORD = 12;
    /** A shorter value holds no encoded secret, whatever it is made of. */
    private static final int SHORT = 8;

    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 4;
    private static final int SIGN = 8;
    private static final int IN_WORD = LOWER | UPPER | DIGIT | SIGN;
    private static final int BETWEEN = 16;
    /** Stands in nothing that is written in hex, whatever stands between its digits. */
    private static final int NO_HEX = 32;
    private static final byte[] KIND = new byte[256];

    static {
        kind("abcdef", LOWER);
        kind("ghijklmnopqrstuvwyz", LOWER | NO_HEX);
        kind("x", LOWER);
        kind("ABCDEFX", UPPER);
        kind("GHIJKLMNOPQRSTUVWYZ", UPPER | NO_HEX);
        kind("0123456789", DIGIT);
        kind("$'!?", SIGN | NO_HEX);
        kind(" -_:.,", BETWEEN);
        kind("/()", BETWEEN | NO_HEX);
    }

    private final Fragments fragments;

    PlainWords(Fragments fragments) {
        this.fragments = fragments;
    }

    private static void kind(String characters, int kind) {
        for (char c : characters.toCharArray()) {
            KIND[c] = (byte) kind;
        }
    }

    /** False whenever in doubt. */
    boolean areAll(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || bytes[from] == '/') {
            return false;
        }
        int seen = 0;
        int i = from;
        while (i < to) {
            int kind = KIND[bytes[i] & 0xFF];
            if ((kind & IN_WORD) == 0) {
                if (kind == 0 || i + 1 < to && startsSomething(bytes[i], bytes[i + 1])) {
                    return false;
                }
                seen |= kind;
                i++;
                continue;
            }
            int word = i;
            int first = kind;
            int others = 0;
            for (i++; i < to && ((kind = KIND[bytes[i] & 0xFF]) & IN_WORD) != 0; i++) {
                others |= kind;
            }
            if (length >= SHORT && !isPlain(first, others, i - word) || fragments.mayBegin(bytes, word, i, to)) {
                return false;
            }
            seen |= first | others;
        }
        boolean number = (seen & (LOWER | UPPER | SIGN)) == 0;
        return length < SHORT || !number && (length < LONGEST_WORD || (seen & NO_HEX) != 0);
    }

    /** An address, {@code xn--}, or a boundary. */
    private static boolean startsSomething(byte b, byte next) {
        return b == ':' && next == '/' || b == '-' && next == '-';
    }

    private static boolean isPlain(int first, int others, int length) {
        int sorts = (first | others) & (LOWER | UPPER | DIGIT);
        boolean oneSort = (sorts & sorts - 1) == 0;
        boolean capital = (first & UPPER) != 0 && (others & (UPPER | DIGIT)) == 0;
        return (oneSort || capital) && length <= LONGEST_WORD - (sorts == DIGIT ? 1 : 0);
    }
}
