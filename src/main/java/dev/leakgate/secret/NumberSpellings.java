package dev.leakgate.secret;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Numbers of SIM cards and CDMA phones. */
final class NumberSpellings {

    private NumberSpellings() {
    }

    /** ICCID, ITU-T E.118: 18 or 19 digits and a check digit that many programs drop; printed in groups of four. */
    static List<String> iccid(String digits) {
        List<String> found = new ArrayList<>(List.of(digits));
        if (digits.length() >= 19 && CheckDigit.fits(digits)) {
            found.add(digits.substring(0, digits.length() - 1));
        }
        found.add(grouped(digits, " ", 4));
        found.add(grouped(digits, "-", 4));
        return found;
    }

    /** IMSI, ITU-T E.212: 3 digits country, 2 or 3 network, the rest subscriber. */
    static List<String> imsi(String digits) {
        if (digits.length() < 10) {
            return List.of(digits);
        }
        List<String> found = new ArrayList<>(List.of(digits));
        for (String between : List.of("-", " ", ":", ",", "|", "_")) {
            for (int network : new int[] {2, 3}) {
                found.add(digits.substring(0, 3) + between + digits.substring(3, 3 + network) + between
                        + digits.substring(3 + network));
            }
        }
        return found;
    }

    /** MEID, 3GPP2 S.R0048: 14 hex digits, or 18 decimal ones (10 for the maker, 8 for the serial number). */
    static List<String> meid(String hex) {
        if (hex.length() < 14) {
            return List.of(hex);
        }
        String core = hex.substring(0, 14);
        String decimal = "%010d%08d".formatted(new BigInteger(core.substring(0, 8), 16),
                new BigInteger(core.substring(8), 16));
        return List.of(core, decimal, grouped(core, "-", 2), grouped(core, " ", 2));
    }

    /**
     * Two digits a byte, in order and, as SIM cards and networks keep them (3GPP TS 24.008 section 10.5.1.4), swapped; a
     * last single digit is left out.
     */
    static List<byte[]> packed(String digits) {
        byte[] inOrder = new byte[digits.length() / 2];
        byte[] swapped = new byte[digits.length() / 2];
        for (int i = 0; i < inOrder.length; i++) {
            int first = digits.charAt(2 * i) - '0';
            int second = digits.charAt(2 * i + 1) - '0';
            inOrder[i] = (byte) (first << 4 | second);
            swapped[i] = (byte) (second << 4 | first);
        }
        return List.of(inOrder, swapped);
    }

    static String grouped(String text, String between, int size) {
        return text.replaceAll("(?<=\\G.{" + size + "})(?=.)", between);
    }
}
