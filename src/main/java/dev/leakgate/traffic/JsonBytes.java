package dev.leakgate.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Walks over the strings of a JSON text, RFC 8259 section 7, eight bytes at a time: most of a HAR is long strings. */
final class JsonBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private JsonBytes() {
    }

    /** @return the next quote or backslash, or {@code to} */
    static int pastPlain(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to) {
            long eight = (long) LONG.get(bytes, i);
            if ((zeroIn(eight ^ QUOTES) | zeroIn(eight ^ BACKSLASHES)) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** @return the quote that ends a string, or {@code to}; {@code from} is behind the one that begins it */
    static int endOfString(byte[] bytes, int from, int to) {
        int i = pastPlain(bytes, from, to);
        while (i < to && bytes[i] != '"') {
            i = pastPlain(bytes, Math.min(i + 2, to), to);
        }
        return i;
    }

    static boolean isAscii(byte[] bytes) {
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            if (((long) LONG.get(bytes, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        return i == bytes.length;
    }

    /** Not 0 exactly when one of the eight bytes is 0. */
    private static long zeroIn(long eight) {
        return eight - ONES & ~eight & HIGH_BITS;
    }
}
