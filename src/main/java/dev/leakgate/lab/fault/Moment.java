package dev.leakgate.lab.fault;

/**
 * When a fault begins: with the n-th time that something happens in an app, or some seconds after the phone is up.
 *
 * @param event  what is counted, a word of the apps' triggers, or {@link #SECONDS}
 * @param number how many of them; 1 is the first
 */
record Moment(String event, double number) {

    static final String SECONDS = "seconds";

    boolean isTime() {
        return event.equals(SECONDS);
    }

    boolean reached(int seen) {
        return seen >= number;
    }
}
