package dev.leakgate.doctor;

/** What the words of {@code adb devices} mean for a run. */
final class AdbStates {

    private AdbStates() {
    }

    /** @param state as adb has it, or null when it does not list the phone */
    static Outcome judge(String state, String udid, String place) {
        if (state == null) {
            return new Outcome.Failure(udid + " is not connected", "plug it in with USB debugging on, or correct 'udid:' at " + place
                    + "; adb devices lists what is there");
        }
        return switch (state) {
            case "device" -> new Outcome.Ok("authorised");
            case "unauthorized" -> new Outcome.Failure("unauthorised: the phone has not allowed this machine",
                    "unlock the phone and allow USB debugging, 'always from this computer'");
            case "offline" -> new Outcome.Failure("offline", "adb reconnect offline; if that does not help, pull the cable and plug it in again");
            default -> state.startsWith("no permissions")
                    ? new Outcome.Failure(state, "give this user the USB device: a udev rule, or membership of the group plugdev")
                    : new Outcome.Failure(state, "start the phone into Android");
        };
    }
}
