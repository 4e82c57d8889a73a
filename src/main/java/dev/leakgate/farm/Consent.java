package dev.leakgate.farm;

/** What a run does to a phone that it cannot undo, or that its owner must agree to. Words of {@code consent:}. */
public enum Consent {

    /** Each session begins by deleting the data of the browser under test. */
    CLEAR_DATA("clear-data", "delete the data of the browsers under test"),
    /** Until the end of the run the phone trusts the bench's certificate authority. */
    CERTIFICATE("certificate", "add the bench's certificate authority to the system trust store, until the end of the run");

    private final String word;
    private final String act;

    Consent(String word, String act) {
        this.word = word;
        this.act = act;
    }

    public String word() {
        return word;
    }

    /** What is consented to, after "to". */
    public String act() {
        return act;
    }
}
