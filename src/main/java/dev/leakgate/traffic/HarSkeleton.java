package dev.leakgate.traffic;

import java.util.Arrays;

/**
 * An entry without its long bodies: what is left is short, so a JSON parser is soon through with it, and the bodies go
 * straight from the entry's bytes to where they are read.
 */
final class HarSkeleton {

    /** Shorter texts are not worth it. */
    private static final int LONG = 1 << 10;
    private static final byte[] NAME = {'"', 't', 'e', 'x', 't', '"'};

    private final byte[] entry;
    private byte[] json;
    private int length;
    /** Of each text that was left out: where its quotes are in the skeleton, and from where to where it stands in the entry. */
    private int[] leftOut = new int[6];
    private int count;

    private HarSkeleton(byte[] entry) {
        this.entry = entry;
    }

    static HarSkeleton of(byte[] entry) {
        HarSkeleton skeleton = new HarSkeleton(entry);
        skeleton.walk();
        return skeleton;
    }

    private void walk() {
        int copied = 0;
        int quote = next(0);
        while (quote < entry.length) {
            int end = JsonBytes.endOfString(entry, quote + 1, entry.length);
            if (end - quote > LONG && end < entry.length && isText(quote)) {
                keep(copied, quote + 1);
                leaveOut(quote + 1, end);
                copied = end;
            }
            quote = next(end + 1);
        }
        keep(copied, entry.length);
    }

    private int next(int from) {
        int i = from;
        while (i < entry.length && entry[i] != '"') {
            i++;
        }
        return i;
    }

    /** The name in front of the string is {@code text}. */
    private boolean isText(int quote) {
        int i = beforeBlanks(quote);
        if (i < 0 || entry[i] != ':') {
            return false;
        }
        int end = beforeBlanks(i) + 1;
        return end >= NAME.length && Arrays.equals(entry, end - NAME.length, end, NAME, 0, NAME.length);
    }

    private int beforeBlanks(int position) {
        int i = position - 1;
        while (i >= 0 && (entry[i] == ' ' || entry[i] == '\n' || entry[i] == '\r' || entry[i] == '\t')) {
            i--;
        }
        return i;
    }

    private void keep(int from, int to) {
        if (count == 0) {
            json = entry;
            length = to;
            return;
        }
        if (length + to - from > json.length) {
            json = Arrays.copyOf(json, Math.max(2 * json.length, length + to - from));
        }
        System.arraycopy(entry, from, json, length, to - from);
        length += to - from;
    }

    private void leaveOut(int from, int to) {
        if (count == 0) {
            json = Arrays.copyOf(entry, length);
        }
        if (3 * count == leftOut.length) {
            leftOut = Arrays.copyOf(leftOut, 2 * leftOut.length);
        }
        leftOut[3 * count] = length - 1;
        leftOut[3 * count + 1] = from;
        leftOut[3 * count + 2] = to;
        count++;
    }

    /** What a parser is to read, the first {@link #length} bytes. */
    byte[] json() {
        return json;
    }

    int length() {
        return length;
    }

    /** @param quote where in {@link #json} a string begins, with its quote */
    HarString string(int quote, com.fasterxml.jackson.core.JsonFactory factory) {
        for (int i = 0; i < count; i++) {
            if (leftOut[3 * i] == quote) {
                return new HarString(entry, leftOut[3 * i + 1], leftOut[3 * i + 2], factory);
            }
        }
        return HarString.quoted(json, quote, length, factory);
    }
}
