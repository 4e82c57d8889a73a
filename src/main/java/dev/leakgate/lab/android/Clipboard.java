package dev.leakgate.lab.android;

/** The primary clip, as text. */
public final class Clipboard {

    private volatile String text = "";

    public String text() {
        return text;
    }

    public void set(String text) {
        this.text = text;
    }
}
