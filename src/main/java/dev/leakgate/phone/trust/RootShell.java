package dev.leakgate.phone.trust;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A shell with root's rights: adb's own, where {@code adb root} works (userdebug builds), or by {@code su}. */
public final class RootShell {

    private final UnaryOperator<String> shell;
    private final boolean bySu;

    private RootShell(UnaryOperator<String> shell, boolean bySu) {
        this.shell = shell;
        this.bySu = bySu;
    }

    /** @param shell of the phone, as adb gives it; a command that fails there must not fail here */
    public static Optional<RootShell> of(UnaryOperator<String> shell) {
        if (shell.apply("id -u").strip().equals("0")) {
            return Optional.of(new RootShell(shell, false));
        }
        return shell.apply("su -c id 2>&1; true").contains("uid=0") ? Optional.of(new RootShell(shell, true)) : Optional.empty();
    }

    /** Runs a command line without single quotes. @return what it printed */
    public String run(String command) {
        return shell.apply(bySu ? "su -c '" + command + "'" : command);
    }

    /** How it came to be root: {@code adb root} or {@code su}. */
    public String means() {
        return bySu ? "su" : "adb root";
    }
}
