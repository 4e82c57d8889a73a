package dev.leakgate.farm;

/** What a run does to a phone that it cannot undo, or that its owner must agree to. Words of {@code consent:}. */
public enum Consent {

    /** Each session begins by deleting the data of the browser under test. */
    CLEAR_DATA("clear-data", "delete the data of the browsers under test"),
    /** Until the end of the run the phone trusts the bench's certificate authority. */
    CERTIFICATE("certificate", "add the bench's certificate authority to the system trust store, until the end of the run"),
    /** Scenarios on the home screen, in the settings and among the contacts; the same screens are their owner's. */
    OWN_SCREENS("own-screens", "drive the phone's own screens, which leaves a contact and a folder's name, both made up"),
    /** A scenario resets it, and nobody can have the old one back as if nothing had been. */
    ADVERTISING_ID("advertising-id", "give the phone a new advertising ID"),
    /** The vendor's server counts it against the phone or its address. */
    ACCOUNT("account", "try to sign in to the vendor's account, with a name that belongs to nobody");

    private final String word;
    private final String act;

    Consent(String word, String act) {
        this.word = word;
        this.act = act;
    }

    public String word() {
        return word;
    }

    /** What to do when the owner agrees; {@code place} of the phone's entry. */
    public String cure(String place) {
        return "add '" + word + "' to 'consent:' at " + place + " when its owner does";
    }

    /** That it was not given, and what to do. */
    public String refusal(String place) {
        return "nobody agreed to " + act + "; " + cure(place);
    }

    /** What is consented to, after "to". */
    public String act() {
        return act;
    }
}
