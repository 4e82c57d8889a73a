package dev.leakgate.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Cuts the objects of the array named {@code entries} out of a HAR without understanding them: it only follows braces
 * and strings, so it runs at the speed of reading.
 */
final class HarSplitter {

    /** A larger entry is cut: it could not be searched within the budget of an exchange anyway. */
    private static final int LARGEST_ENTRY = 160 << 20;
    private static final byte[] NAME = "entries".getBytes(java.nio.charset.StandardCharsets.US_ASCII);


    private final InputStream in;
    private final byte[] buffer = new byte[1 << 18];
    private int at;
    private int end;
    private long before;

    private byte[] entry = new byte[1 << 16];
    private int length;
    private boolean overflow;
    private boolean inEntries;
    private boolean foundEntries;
    private boolean cut;

    HarSplitter(InputStream in) {
        this.in = in;
    }

    /** Goes to the next entry; false at the end of the file. */
    boolean advance() {
        cut = false;
        while (inEntries || findEntries()) {
            int b = nextInEntries();
            if (b == '{') {
                readEntry();
                return true;
            }
            inEntries = false;
            if (b < 0) {
                return false;
            }
        }
        return false;
    }

    byte[] entry() {
        return Arrays.copyOf(entry, length);
    }

    /** The entry is not whole. */
    boolean cut() {
        return cut;
    }

    String reason() {
        return overflow ? "the entry has more than " + LARGEST_ENTRY + " bytes" : "the file ends within this entry";
    }

    boolean foundEntries() {
        return foundEntries;
    }

    /** The list of entries was closed by its bracket. */
    boolean ended() {
        return !inEntries && !cut && foundEntries && closed;
    }

    private boolean closed;

    long position() {
        return before + at;
    }

    /** Skips to just after {@code "entries": [}, wherever it stands. */
    private boolean findEntries() {
        for (int b = read(); b >= 0; b = read()) {
            if (b == '"' && readsName() && followedBy(':') && followedBy('[')) {
                inEntries = true;
                foundEntries = true;
                closed = false;
                return true;
            }
        }
        return false;
    }

    private boolean readsName() {
        int matched = 0;
        boolean same = true;
        for (int b = read(); b >= 0 && b != '"'; b = read()) {
            if (b == '\\') {
                read();
            }
            same &= matched < NAME.length && NAME[matched] == b;
            matched++;
        }
        return same && matched == NAME.length;
    }

    private boolean followedBy(char wanted) {
        int b = peek();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            at++;
            b = peek();
        }
        if (b != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The brace that opens the next entry, or what ends the list: its bracket, or -1 at the end of the file. */
    private int nextInEntries() {
        for (int b = read(); b >= 0; b = read()) {
            if (b == '{') {
                return b;
            }
            if (b == ']') {
                closed = true;
                return b;
            }
        }
        return -1;
    }

    private void readEntry() {
        length = 0;
        overflow = false;
        keep((byte) '{');
        int depth = 1;
        boolean string = false;
        boolean escaped = false;
        while (depth > 0) {
            if (at == end && !fill()) {
                cut = true;
                return;
            }
            int i = at;
            while (i < end && depth > 0) {
                if (escaped) {
                    escaped = false;
                    i++;
                } else if (string) {
                    i = JsonBytes.pastPlain(buffer, i, end);
                    escaped = i < end && buffer[i] == '\\';
                    string = i == end || escaped;
                    i += i < end ? 1 : 0;
                } else {
                    byte b = buffer[i++];
                    string = b == '"';
                    depth += b == '{' ? 1 : b == '}' ? -1 : 0;
                }
            }
            keep(at, i);
            at = i;
        }
        cut = overflow;
    }

    private void keep(byte b) {
        entry[length++] = b;
    }

    private void keep(int from, int to) {
        int more = to - from;
        if (length + more > LARGEST_ENTRY) {
            overflow = true;
            return;
        }
        if (length + more > entry.length) {
            entry = Arrays.copyOf(entry, Math.min(LARGEST_ENTRY, Math.max(2 * entry.length, length + more)));
        }
        System.arraycopy(buffer, from, entry, length, more);
        length += more;
    }

    private int read() {
        int b = peek();
        at++;
        return b;
    }

    private int peek() {
        return at < end || fill() ? buffer[at] & 0xFF : -1;
    }

    private boolean fill() {
        try {
            before += at;
            at = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
