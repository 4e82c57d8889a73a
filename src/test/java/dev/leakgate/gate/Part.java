package dev.leakgate.gate;

import java.util.Arrays;
import java.util.Optional;

/** The processes that a run starts, told by their command lines. */
enum Part {

    MITMDUMP("recorder.py"), APPIUM("/appium"), ADB("nodaemon"), LAB("dev.leakgate.lab.Lab");

    private final String sign;

    Part(String sign) {
        this.sign = sign;
    }

    /** The shell that holds a part's leash names the part, too, and is none. */
    static Optional<Part> of(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("leash") ? Optional.empty() : Arrays.stream(values()).filter(p -> line.contains(p.sign)).findFirst();
    }
}
