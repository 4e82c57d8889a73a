package dev.leakgate.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * IMEI, 3GPP TS 23.003 section 6.2: 8 digits type allocation code (TAC), 6 digits serial number, then a check digit
 * (IMEI) or 2 digits software version (IMEISV).
 */
final class ImeiSpellings {

    private ImeiSpellings() {
    }

    /** @param digits 14 digits, 15 with a check digit or 16 with a software version; others are left as they are */
    static List<String> of(String digits) {
        if (digits.length() < 14 || digits.length() > 16) {
            return List.of(digits);
        }
        String tac = digits.substring(0, 8);
        String serial = digits.substring(8, 14);
        String core = tac + serial;
        List<String> found = new ArrayList<>(List.of(core + CheckDigit.of(core), core));
        for (String between : List.of("-", " ", ".", "/")) {
            found.add(tac + between + serial);
            found.add(tac.substring(0, 2) + between + tac.substring(2) + between + serial);
            found.add(tac.substring(0, 6) + between + tac.substring(6) + between + serial);
        }
        return found;
    }
}
