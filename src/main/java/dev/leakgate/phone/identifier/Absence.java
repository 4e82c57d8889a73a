package dev.leakgate.phone.identifier;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.SecretKind;

/** Why a kind of identifier was not read: the phone has none, or does not tell it to a shell. */
final class Absence {

    private static final String BY_HAND = "; add it under 'identifiers:' in the devices file";

    private Absence() {
    }

    /**
     * @param telephony         the phone is one: it has a radio for calls
     * @param sim               a SIM is in it, or that is not known
     * @param subscriberRefused the telephony service refused questions of the shell
     * @param noAccount         nobody is signed in
     */
    static IdentifierReading of(SecretKind kind, boolean telephony, boolean sim, boolean subscriberRefused, boolean noAccount) {
        return switch (kind) {
            case IMEI -> telephony ? notReadable(kind, subscriber(subscriberRefused) + BY_HAND + " (*#06# shows it)")
                    : notPresent(kind, "no telephony");
            case MEID -> subscriberRefused ? notReadable(kind, subscriber(true) + BY_HAND) : notPresent(kind, "not a CDMA phone");
            case IMSI, ICCID -> telephony && sim ? notReadable(kind, subscriber(subscriberRefused) + BY_HAND) : notPresent(kind, "no SIM");
            case PHONE -> !telephony || !sim ? notPresent(kind, "no SIM")
                    : notReadable(kind, "the SIM does not hold its own number, or the phone does not tell it" + BY_HAND);
            case EMAIL, ACCOUNT -> noAccount ? notPresent(kind, "nobody is signed in") : notReadable(kind, "the accounts are not told" + BY_HAND);
            case OAID -> notReadable(kind, "told to apps only, by the vendor's identifier service" + BY_HAND);
            case ADVERTISING_ID -> notReadable(kind, "kept by an app, which shows it in its settings" + BY_HAND);
            default -> notReadable(kind, "the phone does not tell it to a shell" + BY_HAND);
        };
    }

    private static String subscriber(boolean refused) {
        return refused ? "the telephony service refuses it to the shell" : "no answer of the telephony service has its form";
    }

    private static IdentifierReading notPresent(SecretKind kind, String why) {
        return new IdentifierReading(kind, State.NOT_PRESENT, 0, why);
    }

    private static IdentifierReading notReadable(SecretKind kind, String why) {
        return new IdentifierReading(kind, State.NOT_READABLE, 0, why);
    }
}
