package dev.leakgate.secret;

/**
 * How much of an identifier a part of it gives away. Digits that name a maker, a model, a country or a network are
 * shared by millions, so they weigh little: a type allocation code alone reveals hardly anything.
 */
public final class Entropy {

    private static final double PUBLIC_DIGIT = 0.02;

    private Entropy() {
    }

    /**
     * @param length of the identifier, counted in letters and digits
     * @param from   first letter or digit that is revealed
     * @param to     end of what is revealed
     * @return 0 to 1, and 1 only for the whole
     */
    public static double share(SecretKind kind, int length, int from, int to) {
        int known = Math.min(length, publicDigits(kind));
        int revealedPublic = Math.max(0, Math.min(to, known) - from);
        int revealedPrivate = Math.max(0, to - Math.max(from, known));
        double privateDigit = (1 - known * PUBLIC_DIGIT) / Math.max(1, length - known);
        return Math.min(1, revealedPublic * PUBLIC_DIGIT + revealedPrivate * privateDigit);
    }

    private static int publicDigits(SecretKind kind) {
        return switch (kind) {
            case IMEI, MEID -> 8;
            case MAC, IMSI -> 6;
            case ICCID -> 7;
            default -> 0;
        };
    }
}
