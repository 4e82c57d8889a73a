package dev.leakgate.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes that grow as a decoder writes them, up to what the budget leaves. */
final class Output {

    private final Budget budget;
    private final int room;
    private byte[] bytes;
    private int length;
    private boolean ended;

    /** @param compressed bytes that it all comes from */
    Output(Budget budget, int compressed) {
        this.budget = budget;
        this.room = budget.room(compressed);
        this.bytes = new byte[(int) Math.min(room, Math.max(256L, 4L * compressed))];
    }

    /** Whatever the stream gives before it ends or breaks. */
    static Output drain(InputStream in, Budget budget, int compressed) {
        Output output = new Output(budget, compressed);
        try (in) {
            while (output.grow(1)) {
                int got = in.read(output.bytes, output.length, output.bytes.length - output.length);
                if (got < 0) {
                    output.ended = true;
                    break;
                }
                output.length += got;
            }
        } catch (IOException | RuntimeException e) {
            // libraries report malformed input in many ways; what came out before it stays
        }
        return output;
    }

    /** The stream came to its proper end. */
    boolean ended() {
        return ended;
    }

    /** There is no room for more. */
    boolean full() {
        return length >= room;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void write(byte b) {
        if (grow(1)) {
            bytes[length++] = b;
        }
    }

    void write(byte[] from, int at, int count) {
        if (grow(count)) {
            System.arraycopy(from, at, bytes, length, count);
            length += count;
        }
    }

    /** Repeats what was written {@code distance} bytes ago. */
    boolean repeat(int distance, int count) {
        if (distance <= 0 || distance > length || !grow(count)) {
            return false;
        }
        for (int i = 0; i < count; i++, length++) {
            bytes[length] = bytes[length - distance];
        }
        return true;
    }

    private boolean grow(int more) {
        if (more < 0 || more > room - length) {
            budget.cut(room);
            return false;
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(room, Math.max(2L * bytes.length, (long) length + more)));
        }
        return true;
    }
}
