package dev.leakgate.lab.fault;

import java.util.Locale;

/** What can be wrong with a virtual phone, by the words of fault scripts. */
public enum FaultKind {

    PINNING(Nature.CHANGE),
    INCOGNITO_NOT_ENTERED(Nature.MISTAKE),
    WRONG_TEXT(Nature.MISTAKE),
    UPLOAD_ABORTED(Nature.MISTAKE),
    ADB_DROPS(Nature.EVENT),
    INSTRUMENTATION_CRASHES(Nature.EVENT);

    private enum Nature {
        /** An app is another one from the start: {@code /lab/faults/<word>.yaml} is laid over its file. */
        CHANGE,
        /** Something that an app or the phone does goes wrong, each time or some times. */
        MISTAKE,
        /** Something happens by itself, at a moment. */
        EVENT
    }

    private final Nature nature;

    FaultKind(Nature nature) {
        this.nature = nature;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether {@code /lab/faults/<word>.yaml} says how an app differs. */
    public boolean changesApp() {
        return nature == Nature.CHANGE;
    }

    boolean isEvent() {
        return nature == Nature.EVENT;
    }
}
