package dev.leakgate.phone.identifier;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.SecretKind;

/** Why a kind of identifier was not read: the phone has none, or does not tell it to a shell. */
final class Absence {

    private static final String BY_HAND = IdentifierReading.BY_HAND;

    private final Answers answers;

    Absence(Answers answers) {
        this.answers = answers;
    }

    IdentifierReading of(SecretKind kind) {
        boolean telephony = Subscriber.telephony(answers);
        boolean sim = telephony && Lists.sim(answers);
        boolean refused = Subscriber.refused(answers);
        return switch (kind) {
            case IMEI -> telephony ? notReadable(kind, subscriber(refused) + BY_HAND + " (*#06# shows it)") : notPresent(kind, "no telephony");
            case MEID -> refused ? notReadable(kind, subscriber(true) + BY_HAND) : notPresent(kind, "not a CDMA phone");
            case IMSI, ICCID -> sim ? notReadable(kind, subscriber(refused) + BY_HAND) : notPresent(kind, "no SIM");
            case PHONE -> sim ? notReadable(kind, "the SIM does not hold its own number, or the phone does not tell it" + BY_HAND)
                    : notPresent(kind, "no SIM");
            case EMAIL, ACCOUNT -> Accounts.nobody(answers) ? notPresent(kind, "nobody is signed in")
                    : Accounts.told(answers) ? notPresent(kind, "no account has such a name") : notReadable(kind, "the accounts are not told" + BY_HAND);
            case OAID -> oaid(kind);
            case GSF_ID -> gsf(kind);
            case WIDEVINE_ID -> notReadable(kind, "told to apps only, to each another one (android.media.MediaDrm)" + BY_HAND);
            case SSID -> network(kind, "it is too short, or has no digit, to be told from everyday words: give the bench's Wi-Fi a name of its own");
            case BSSID -> network(kind, "the address of its access point is masked" + BY_HAND);
            case OTHER_ID -> notPresent(kind, "no other property or setting has the form of an identifier");
            case ADVERTISING_ID -> notReadable(kind, "kept by an app, which shows it in its settings" + BY_HAND);
            default -> notReadable(kind, "the phone does not tell it to a shell" + BY_HAND);
        };
    }

    private static String subscriber(boolean refused) {
        return refused ? "the telephony service refuses it to the shell" : "no answer of the telephony service has its form";
    }

    private IdentifierReading gsf(SecretKind kind) {
        return switch (Providers.gsf(answers)) {
            case NO_PROVIDER -> notPresent(kind, "no Google services");
            case REFUSED -> notReadable(kind, "Google's services refuse it to the shell"
                    + (answers.rooted() ? ", and root found none" : ", and there is no root") + BY_HAND);
            case NOTHING -> notReadable(kind, "Google's services tell none; without an account there may be none yet" + BY_HAND);
        };
    }

    private IdentifierReading oaid(SecretKind kind) {
        if (!Lists.xiaomi(answers)) {
            return notReadable(kind, "told to apps only, by the vendor's identifier service" + BY_HAND);
        }
        return switch (Providers.oaid(answers)) {
            case NO_PROVIDER -> notPresent(kind, "no identifier service (com.miui.idprovider)");
            case REFUSED -> notReadable(kind, "the vendor's identifier service refuses it to the shell" + BY_HAND);
            case NOTHING -> notReadable(kind, "the vendor's identifier service tells the shell none" + BY_HAND);
        };
    }

    private IdentifierReading network(SecretKind kind, String why) {
        return Radios.network(answers).map(name -> notReadable(kind, why)).orElseGet(() -> notPresent(kind, "not in a Wi-Fi"));
    }

    private static IdentifierReading notPresent(SecretKind kind, String why) {
        return new IdentifierReading(kind, State.NOT_PRESENT, 0, why);
    }

    private static IdentifierReading notReadable(SecretKind kind, String why) {
        return new IdentifierReading(kind, State.NOT_READABLE, 0, why);
    }
}
