package dev.leakgate.lab.android.command;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The reply to a binder transaction, and how {@code service call} prints it: words in hex, with their text beside. */
record Parcel(byte[] bytes) {

    private static final int NO_EXCEPTION = 0;
    private static final int SECURITY_EXCEPTION = -1;
    private static final int WORDS_IN_LINE = 4;
    private static final int WORDS_ON_FIRST_LINE_ONLY = 4;

    static Parcel empty() {
        return new Parcel(ByteBuffer.allocate(4).array());
    }

    /** No exception, then a UTF-16 text with its length, NUL-terminated and padded to whole words; -1 for null. */
    static Parcel ofText(String text) {
        if (text == null) {
            return new Parcel(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(NO_EXCEPTION).putInt(-1).array());
        }
        int padded = (2 * (text.length() + 1) + 3) / 4 * 4;
        return new Parcel(ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN).putInt(NO_EXCEPTION)
                .putInt(text.length()).put(text.getBytes(StandardCharsets.UTF_16LE)).array());
    }

    /** A security exception (android.os.Parcel: -1) with its message. */
    static Parcel refused(String message) {
        byte[] text = ofText(message).bytes();
        return new Parcel(ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN).putInt(0, SECURITY_EXCEPTION).array());
    }

    String dump() {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length <= 4 * WORDS_ON_FIRST_LINE_ONLY) {
            return "Result: Parcel(" + line(words, 0, bytes.length / 4) + ")";
        }
        List<String> lines = new ArrayList<>(List.of("Result: Parcel("));
        int count = bytes.length / 4;
        for (int first = 0; first < count; first += WORDS_IN_LINE) {
            boolean last = first + WORDS_IN_LINE >= count;
            lines.add(String.format("  0x%08x: %s%s", 4 * first, line(words, first, Math.min(count, first + WORDS_IN_LINE)), last ? ")" : ""));
        }
        return String.join("\n", lines);
    }

    private String line(ByteBuffer words, int from, int to) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int w = from; w < to; w++) {
            hex.append(String.format("%08x ", words.getInt(4 * w)));
            for (int b = 4 * w; b < 4 * w + 4; b++) {
                text.append(bytes[b] >= ' ' && bytes[b] < 127 ? (char) bytes[b] : '.');
            }
        }
        return hex + " ".repeat(9 * (WORDS_IN_LINE - (to - from))) + "'" + text + "'";
    }
}
