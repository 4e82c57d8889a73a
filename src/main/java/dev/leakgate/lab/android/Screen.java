package dev.leakgate.lab.android;

/** Power, lock and keyboard of the phone's screen. */
public final class Screen {

    private boolean on = true;
    private boolean locked;
    private boolean keyboardShown;

    public synchronized boolean on() {
        return on;
    }

    public synchronized boolean locked() {
        return locked;
    }

    public synchronized boolean keyboardShown() {
        return keyboardShown;
    }

    public synchronized void showKeyboard(boolean shown) {
        keyboardShown = shown;
    }

    /** The power button: off and locked, or on. */
    public synchronized void togglePower() {
        on = !on;
        locked |= !on;
    }

    public synchronized void wake() {
        on = true;
    }

    public synchronized void sleep() {
        on = false;
        locked = true;
    }

    public synchronized void unlock() {
        locked = false;
    }
}
