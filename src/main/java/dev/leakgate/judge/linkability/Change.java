package dev.leakgate.judge.linkability;

/** Something that a person expects to be forgotten by. */
public enum Change {
    INCOGNITO("incognito mode"), RESTART("a restart"), ADVERTISING_RESET("a reset of the advertising ID"),
    CLEARING("clearing the app's data"), APP("another browser");

    private final String title;

    Change(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    boolean between(Stretch one, Stretch other) {
        boolean sameApp = one.maker().app().equals(other.maker().app());
        return this == APP ? !sameApp : sameApp && switch (this) {
            case INCOGNITO -> one.incognito() != other.incognito();
            case RESTART -> one.start() != other.start();
            case ADVERTISING_RESET -> one.advertising() != other.advertising();
            case CLEARING -> one.appData() != other.appData();
            case APP -> false;
        };
    }
}
