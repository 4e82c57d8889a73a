package dev.leakgate.lab.fault;

import java.util.Locale;

/** What can be wrong with a virtual phone, by the words of fault scripts. */
public enum FaultKind {

    PINNING(Nature.CHANGE),
    IGNORES_PROXY(Nature.CHANGE),
    QUIC(Nature.CHANGE),
    ACCEPTS_ANY_CERTIFICATE(Nature.CHANGE),
    REPORTS_BEFORE_CONSENT(Nature.CHANGE),
    SILENCED(Nature.CHANGE),
    KEYSTROKES(Nature.CHANGE),
    TELEMETRY_BY_AES(Nature.CHANGE),
    ENCRYPTED_HEARTBEAT(Nature.CHANGE),
    TELEMETRY_BY_GZIP_9(Nature.CHANGE),
    TELEMETRY_BY_HASH(Nature.CHANGE),
    TELEMETRY_BY_WEBSOCKET(Nature.CHANGE),
    TELEMETRY_BY_TCP(Nature.CHANGE),
    TELEMETRY_BY_DNS(Nature.CHANGE),
    TELEMETRY_DELAYED(Nature.CHANGE),
    NOISY_APP(Nature.APP),
    INCOGNITO_NOT_ENTERED(Nature.MISTAKE),
    WRONG_TEXT(Nature.MISTAKE),
    UPLOAD_ABORTED(Nature.MISTAKE),
    SLOW(Nature.MISTAKE),
    ADB_DROPS(Nature.EVENT),
    INSTRUMENTATION_CRASHES(Nature.EVENT),
    RESTARTS(Nature.EVENT);

    private enum Nature {
        /** An app is another one from the start: {@code /lab/faults/<word>.yaml} is laid over its file. */
        CHANGE,
        /** There is another app on the phone, the shipped one of that name. */
        APP,
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

    /** Whether {@code /lab/apps/<word>.yaml} is on the phone besides the others. */
    public boolean addsApp() {
        return nature == Nature.APP;
    }

    /** Whether it is so from the start and stays so. */
    boolean isLasting() {
        return changesApp() || addsApp();
    }

    boolean isEvent() {
        return nature == Nature.EVENT;
    }
}
