package dev.leakgate.phone.identifier;

import dev.leakgate.farm.FarmPhone;
import dev.leakgate.secret.CheckDigit;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.yaml.YamlException;
import java.util.Collection;

/** Identifiers that a person wrote into the devices file: a slip there would look for what no phone sends. */
public final class ByHand {

    private static final String MISTYPED = "has a last digit that does not check the others: one of them was mistyped";

    private ByHand() {
    }

    /** @throws YamlException naming the phone and the kind, and no value */
    public static void check(Collection<FarmPhone> phones) {
        phones.forEach(phone -> phone.identifiers().forEach((kind, value) -> {
            String wrong = wrong(SecretKind.of(kind), value.strip());
            if (!wrong.isEmpty()) {
                throw new YamlException(phone.place() + ": the " + kind + " under 'identifiers:' " + wrong);
            }
        }));
    }

    /** What is wrong with a value; empty for one that may be right. */
    private static String wrong(SecretKind kind, String value) {
        String digits = value.replaceAll("[ /.-]", "");
        return switch (kind) {
            case IMEI -> !digits.matches("\\d{14,16}") ? "has no 15 digits" : digits.length() == 15 && !CheckDigit.fits(digits) ? MISTYPED : "";
            case ICCID -> !digits.matches("89\\d{16,18}") ? "has no 19 or 20 digits that begin with 89"
                    : digits.length() > 18 && !CheckDigit.fits(digits) ? MISTYPED : "";
            case IMSI -> digits.matches("\\d{14,15}") ? "" : "has no 15 digits";
            case MEID -> digits.matches("\\p{XDigit}{14}") ? "" : "has no 14 hex digits";
            case MAC, BSSID -> value.replaceAll("[:.-]", "").matches("\\p{XDigit}{12}") ? "" : "has no six bytes in hex, as 64:cc:2e:01:02:03 has";
            case ANDROID_ID -> value.matches("\\p{XDigit}{1,16}") ? "" : "has no 16 hex digits";
            case GSF_ID -> value.matches("\\d{15,20}|\\p{XDigit}{1,16}") ? "" : "is neither a number of 19 digits nor 16 hex digits";
            case ADVERTISING_ID -> Shape.UUID.matcher(value).matches() ? "" : "is no UUID, as 0f8fad5b-d9cb-469f-a165-70867728950e is one";
            case PHONE -> value.replaceAll("[ ()/-]", "").matches("\\+?\\d{6,15}") ? "" : "is no phone number, as +40712345678 is one";
            case EMAIL -> value.contains("@") ? "" : "has no @";
            default -> "";
        };
    }
}
