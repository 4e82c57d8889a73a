package dev.leakgate.scenario;

/** What phone and browser are put into for a scenario, other than as they are found; each has a session of its own. */
public enum State {
    /** The terms of the first start are refused. */
    CONSENT_REFUSED("consent-refused"),
    /** The maker's "user experience programme" is joined, or left. */
    PROGRAMME_ON("programme-on"), PROGRAMME_OFF("programme-off"),
    /** The phone trusts no authority of the bench, so that nothing vouches for any server. */
    NO_AUTHORITY("no-authority"),
    /** Driven in incognito mode straight before normal mode is gone back to; the session counts as one of normal mode. */
    INCOGNITO_LEFT("incognito-left");

    private final String word;

    State(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
