package dev.leakgate.scenario;

/** How a text gets into the address bar: letter by letter, or all at once from the clipboard. */
public enum Entry {
    TYPING("typing"), PASTING("pasting");

    private final String word;

    Entry(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
