package dev.leakgate.lab.android.shell;

import java.io.IOException;

/** A program on the phone, such as {@code getprop}. */
@FunctionalInterface
public interface Command {

    /** Exit code of a command that did what it was asked. */
    int OK = 0;

    /** @return exit code, 0 to 255 */
    int run(Invocation call) throws IOException;
}
