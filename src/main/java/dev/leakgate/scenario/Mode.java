package dev.leakgate.scenario;

/** How a browser is used in a session. */
public enum Mode {
    NORMAL("normal"), INCOGNITO("incognito");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
