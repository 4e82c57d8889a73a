package dev.leakgate.phone.identifier;

import dev.leakgate.secret.CheckDigit;
import dev.leakgate.secret.SecretKind;
import java.util.Optional;
import java.util.Set;

/** Tells by format and check digit what an unnamed value is. */
final class Shape {

    private Shape() {
    }

    /**
     * Of what the telephony service returns.
     *
     * @param operators country and network codes of the SIMs, by which an IMSI begins: every tenth fits the check digit of
     *                  an IMEI by chance
     */
    static Optional<SecretKind> subscriber(String text, Set<String> operators) {
        if (text.matches("\\d{15}")) {
            boolean imsi = !CheckDigit.fits(text) || operators.stream().anyMatch(text::startsWith);
            return Optional.of(imsi ? SecretKind.IMSI : SecretKind.IMEI);
        }
        if (text.matches("89\\d{17}") && CheckDigit.fits(text) || text.matches("89\\d{16,18}[0-9A-Fa-f]?")) {
            return Optional.of(SecretKind.ICCID);
        }
        if (text.matches("(?i)[a-f]\\p{XDigit}{13}")) {
            return Optional.of(SecretKind.MEID);
        }
        return text.matches("\\+\\d{8,15}") ? Optional.of(SecretKind.PHONE) : Optional.empty();
    }

    static boolean isUuid(String text) {
        return text.matches("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}") && !text.matches("[0-]+");
    }

    /** One that tells phones apart: not the broadcast address, nor what Android gives to those who may not know. */
    static boolean isMac(String text) {
        return text.matches("(?i)(?:[0-9a-f]{2}:){5}[0-9a-f]{2}") && !text.matches("(?i)(?:ff:){5}ff|(?:00:){5}00|02:(?:00:){4}00");
    }

    static boolean isHexId(String text) {
        return text.matches("(?i)[0-9a-f]{16,64}") && text.chars().distinct().count() > 2;
    }
}
