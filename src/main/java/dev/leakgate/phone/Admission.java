package dev.leakgate.phone;

import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.PersonalData;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Whether a run may take a phone: its owner agreed that app data is deleted, and it holds no contacts, messages or
 * accounts but those that the devices file knows of, so that nobody's own phone is taken by mistake.
 */
public final class Admission {

    private static final String CONTACTS = "content query --uri content://com.android.contacts/raw_contacts --projection _id";
    private static final String MESSAGES = "content query --uri content://sms --projection _id";
    private static final String ACCOUNTS = "dumpsys account";

    private Admission() {
    }

    /**
     * A phone that may not be taken.
     *
     * @param cure what to do, should it be taken all the same
     */
    public record Refusal(String why, String cure) {

        @Override
        public String toString() {
            return why + "; " + cure;
        }
    }

    /** Empty when the phone may be taken. Nothing is changed, nothing of the data is read. */
    public static Optional<Refusal> refusal(FarmPhone phone, UnaryOperator<String> shell) {
        if (!phone.allows(Consent.CLEAR_DATA)) {
            return Optional.of(new Refusal("nobody agreed to " + Consent.CLEAR_DATA.act() + " on " + phone.id(),
                    Consent.CLEAR_DATA.cure(phone.place())));
        }
        Set<PersonalData> unexpected = found(shell);
        unexpected.removeAll(phone.holds());
        if (unexpected.isEmpty()) {
            return Optional.empty();
        }
        String words = unexpected.stream().map(PersonalData::word).collect(Collectors.joining(", "));
        return Optional.of(new Refusal(phone.id() + " holds " + words + ", so it may be somebody's own phone",
                "take another, or write 'holds: [" + words + "]' at " + phone.place() + " when they are meant to be there"));
    }

    /** What is on the phone; what it does not tell is taken for absent. */
    static Set<PersonalData> found(UnaryOperator<String> shell) {
        Map<String, String> told = Questions.ask(List.of(CONTACTS, MESSAGES, ACCOUNTS), shell);
        Set<PersonalData> found = EnumSet.noneOf(PersonalData.class);
        if (told.getOrDefault(CONTACTS, "").contains("Row: 0")) {
            found.add(PersonalData.CONTACTS);
        }
        if (told.getOrDefault(MESSAGES, "").contains("Row: 0")) {
            found.add(PersonalData.MESSAGES);
        }
        if (told.getOrDefault(ACCOUNTS, "").contains("Account {name=")) {
            found.add(PersonalData.ACCOUNTS);
        }
        return found;
    }
}
