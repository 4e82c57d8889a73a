package dev.leakgate.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, for messages. */
final class LogTail {

    private static final int BYTES = 8192;

    private LogTail() {
    }

    /** At most {@code count} lines; empty when the file is missing or blank. */
    static String of(Path file, int count) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(BYTES, in.length())];
            in.seek(in.length() - end.length);
            in.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
