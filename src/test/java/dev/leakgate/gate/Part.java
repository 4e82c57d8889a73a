package dev.leakgate.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The processes that a run starts, told by their command lines. */
enum Part {

    MITMDUMP("recorder.py"), APPIUM(".bin/appium"), ADB("nodaemon"), LAB("dev.leakgate.lab.Lab");

    private final String sign;

    Part(String sign) {
        this.sign = sign;
    }

    /** The shell that holds a part's leash names the part, too, and is none. */
    static Optional<Part> of(ProcessHandle process) {
        String line = commandLine(process);
        return line.contains("leash") ? Optional.empty() : Arrays.stream(values()).filter(p -> line.contains(p.sign)).findFirst();
    }

    /** Read from the kernel: what the JDK tells ends after 4 KB, and a class path is longer. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
