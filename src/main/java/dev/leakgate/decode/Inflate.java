package dev.leakgate.decode;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** DEFLATE, RFC 1951. Data that ends too early or breaks gives what came out up to there. */
final class Inflate {

    /**
     * @param bytes    what came out, only the first {@code length} are valid
     * @param consumed bytes of input used
     * @param finished the stream reached its end
     */
    record Result(byte[] bytes, int length, int consumed, boolean finished) {
    }

    /** What follows may be many small streams. */
    private static final int MOST_AT_FIRST = 1 << 16;

    private Inflate() {
    }

    /** @param raw no zlib header and checksum */
    static Result inflate(byte[] in, int from, int to, boolean raw, Budget budget) {
        int room = budget.room(to - from);
        byte[] out = new byte[(int) Math.min(room, Math.max(256L, Math.min(MOST_AT_FIRST, 4L * (to - from))))];
        int length = 0;
        Inflater inflater = new Inflater(raw);
        try {
            inflater.setInput(in, from, to - from);
            while (!inflater.finished()) {
                if (length == out.length) {
                    if (length == room) {
                        budget.cut(room);
                        break;
                    }
                    out = Arrays.copyOf(out, (int) Math.min(room, 2L * length));
                }
                int got = inflater.inflate(out, length, out.length - length);
                if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += got;
            }
        } catch (DataFormatException e) {
            length = (int) inflater.getBytesWritten(); // what came out before the fault stays
        }
        Result result = new Result(out, length, (int) inflater.getBytesRead(), inflater.finished());
        inflater.end();
        return result;
    }
}
