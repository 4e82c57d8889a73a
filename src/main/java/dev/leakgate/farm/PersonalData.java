package dev.leakgate.farm;

/** What only somebody's own phone holds. Words of {@code holds:}. */
public enum PersonalData {

    CONTACTS, MESSAGES, ACCOUNTS;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
