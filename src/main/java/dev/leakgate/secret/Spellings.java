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
            case MAC, BSSID -> HexSpellings.mac(canonical(secret));
            case ANDROID_ID, GSF_ID -> HexSpellings.androidId(canonical(secret));
            case ADVERTISING_ID, OAID -> HexSpellings.uuid(canonical(secret));
            case OTHER_ID -> HexSpellings.isHex(secret.value()) ? HexSpellings.uuid(canonical(secret)) : List.of();
            case WIDEVINE_ID -> List.of(HexSpellings.digits(canonical(secret)));
            case EMAIL, ACCOUNT, SERIAL, SSID -> List.of();
        });
        found.removeIf(String::isBlank);
        return List.copyOf(found);
    }

    /** The bytes themselves of what is written in hex, in either byte order, and numbers with two digits a byte. */
    public static List<byte[]> raw(Secret secret) {
        return switch (secret.kind()) {
            case MAC, BSSID, ANDROID_ID, GSF_ID, ADVERTISING_ID, OAID, WIDEVINE_ID, MEID -> HexSpellings.raw(canonical(secret));
            case OTHER_ID -> HexSpellings.isHex(secret.value()) ? HexSpellings.raw(canonical(secret)) : List.of();
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
            case MAC, BSSID -> HexSpellings.canonicalMac(value);
            case ANDROID_ID -> HexSpellings.canonicalAndroidId(value);
            case GSF_ID -> HexSpellings.canonicalGsfId(value);
            case ADVERTISING_ID, OAID -> HexSpellings.canonicalUuid(value);
            case OTHER_ID -> HexSpellings.isHex(value) ? HexSpellings.canonicalUuid(value) : value;
            case WIDEVINE_ID -> HexSpellings.canonicalBytes(value);
            case EMAIL -> value.toLowerCase(Locale.ROOT);
            case ACCOUNT, SERIAL, SSID -> value;
        };
    }
}
