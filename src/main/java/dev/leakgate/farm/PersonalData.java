package dev.leakgate.farm;

import java.util.Arrays;

/** What only somebody's own phone holds. Words of {@code holds:}. */
public enum PersonalData {

    CONTACTS, MESSAGES, ACCOUNTS;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static PersonalData of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst().orElseThrow();
    }
}
