package dev.leakgate.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resident memory of processes, from {@code /proc/<pid>/status} (proc(5)). */
final class Footprint {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Footprint() {
    }

    /** {@code 123 MB}, or nothing of a process that has ended. */
    static String of(ProcessHandle process) {
        return kilobytes(process) / 1024 + " MB";
    }

    /** By part of the chain. */
    static String of(Collection<ProcessHandle> processes) {
        Map<String, Long> parts = new TreeMap<>();
        processes.forEach(p -> Part.of(p).ifPresent(part -> parts.merge(part.toString(), kilobytes(p) / 1024, Long::sum)));
        return parts + " MB";
    }

    private static long kilobytes(ProcessHandle process) {
        try {
            Matcher m = RESIDENT.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
            return m.find() ? Long.parseLong(m.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
