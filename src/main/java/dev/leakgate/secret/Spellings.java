package dev.leakgate.secret;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The plain spellings of a secret: what to look for once everything that wraps it has been undone. */
public final class Spellings {

    private Spellings() {
    }

    /** Every spelling that gives the whole secret away, the canonical one first. */
    public static List<String> of(Secret secret) {
        Set<String> found = new LinkedHashSet<>();
        found.add(canonical(secret));
        found.add(secret.value().strip());
        found.addAll(switch (secret.kind()) {
            case QUERY, TEXT -> TextSpellings.of(secret.value().strip());
            case URL -> UrlSpellings.of(secret.value().strip());
            case IMEI -> ImeiSpellings.of(canonical(secret));
            case MEID -> NumberSpellings.meid(canonical(secret));
            case ICCID -> NumberSpellings.iccid(canonical(secret));
            case IMSI -> NumberSpellings.imsi(canonical(secret));
            case PHONE -> PhoneSpellings.of(canonical(secret));
            case MAC -> HexSpellings.mac(canonical(secret));
            case ANDROID_ID -> HexSpellings.androidId(canonical(secret));
            case ADVERTISING_ID, OAID -> HexSpellings.uuid(canonical(secret));
            case EMAIL, ACCOUNT, SERIAL -> List.of();
        });
        found.removeIf(String::isBlank);
        return List.copyOf(found);
    }

    /** The bytes themselves of what is written in hex, in either byte order, and numbers with two digits a byte. */
    public static List<byte[]> raw(Secret secret) {
        return switch (secret.kind()) {
            case MAC, ANDROID_ID, ADVERTISING_ID, OAID, MEID -> HexSpellings.raw(canonical(secret));
            case IMEI, IMSI, ICCID -> NumberSpellings.packed(canonical(secret));
            default -> List.of();
        };
    }

    /** The one spelling that all others of the same secret come down to: what hashes and labels are made of. */
    public static String canonical(Secret secret) {
        String value = secret.value().strip();
        return switch (secret.kind()) {
            case QUERY, TEXT, URL -> Normalizer.normalize(value, Normalizer.Form.NFC);
            case IMEI, IMSI, ICCID -> value.replaceAll("[^0-9]", "");
            case PHONE -> (value.startsWith("+") ? "+" : "") + value.replaceAll("[^0-9]", "");
            case MEID -> value.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
            case MAC -> HexSpellings.canonicalMac(value);
            case ANDROID_ID -> HexSpellings.canonicalAndroidId(value);
            case ADVERTISING_ID, OAID -> HexSpellings.canonicalUuid(value);
            case EMAIL -> value.toLowerCase(Locale.ROOT);
            case ACCOUNT, SERIAL -> value;
        };
    }
}
