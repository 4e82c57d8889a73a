package dev.leakgate.secret;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** MurmurHash3 with seed 0 (github.com/aappleby/smhasher, MurmurHash3.cpp), most significant byte first. */
final class Murmur3 {

    private Murmur3() {
    }

    static byte[] x32(byte[] bytes) {
        ByteBuffer in = padded(bytes, 4);
        int hash = 0;
        for (int i = 0; i < bytes.length / 4; i++) {
            hash = Integer.rotateLeft(hash ^ mix(in.getInt(), 0xCC9E2D51, 15, 0x1B873593), 13) * 5 + 0xE6546B64;
        }
        if (in.hasRemaining()) {
            hash ^= mix(in.getInt(), 0xCC9E2D51, 15, 0x1B873593);
        }
        return ByteBuffer.allocate(4).putInt(finish(hash ^ bytes.length)).array();
    }

    static byte[] x86(byte[] bytes) {
        int[] c = {0x239B961B, 0xAB0E9789, 0x38B34AE5, 0xA1E38B93};
        int[] rotateIn = {15, 16, 17, 18};
        int[] rotateOut = {19, 17, 15, 13};
        int[] add = {0x561CCD1B, 0x0BCAA747, 0x96CD1C35, 0x32AC3B17};
        int[] h = new int[4];
        ByteBuffer in = padded(bytes, 16);
        for (int block = 0; block < bytes.length / 16; block++) {
            for (int i = 0; i < 4; i++) {
                h[i] ^= mix(in.getInt(), c[i], rotateIn[i], c[(i + 1) % 4]);
                h[i] = (Integer.rotateLeft(h[i], rotateOut[i]) + h[(i + 1) % 4]) * 5 + add[i];
            }
        }
        for (int i = 0; in.hasRemaining(); i++) {
            h[i] ^= mix(in.getInt(), c[i], rotateIn[i], c[(i + 1) % 4]);
        }
        for (int i = 0; i < 4; i++) {
            h[i] ^= bytes.length;
        }
        cross(h);
        for (int i = 0; i < 4; i++) {
            h[i] = finish(h[i]);
        }
        cross(h);
        ByteBuffer out = ByteBuffer.allocate(16);
        Arrays.stream(h).forEach(out::putInt);
        return out.array();
    }

    private static void cross(int[] h) {
        h[0] += h[1] + h[2] + h[3];
        for (int i = 1; i < 4; i++) {
            h[i] += h[0];
        }
    }

    static byte[] x64(byte[] bytes) {
        ByteBuffer in = padded(bytes, 16);
        long first = 0;
        long second = 0;
        for (int block = 0; block < bytes.length / 16; block++) {
            first = (Long.rotateLeft(first ^ mixFirst(in.getLong()), 27) + second) * 5 + 0x52DCE729;
            second = (Long.rotateLeft(second ^ mixSecond(in.getLong()), 31) + first) * 5 + 0x38495AB5;
        }
        if (in.hasRemaining()) {
            first ^= mixFirst(in.getLong());
            second ^= mixSecond(in.getLong());
        }
        first ^= bytes.length;
        second ^= bytes.length;
        first += second;
        second += first;
        first = finish(first);
        second = finish(second);
        first += second;
        second += first;
        return ByteBuffer.allocate(16).putLong(first).putLong(second).array();
    }

    /** The tail counts as if zeros followed, except that nothing is mixed in where there is no tail. */
    private static ByteBuffer padded(byte[] bytes, int block) {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, (bytes.length + block - 1) / block * block))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int mix(int word, int before, int rotate, int after) {
        return Integer.rotateLeft(word * before, rotate) * after;
    }

    private static long mixFirst(long word) {
        return Long.rotateLeft(word * 0x87C37B91114253D5L, 31) * 0x4CF5AD432745937FL;
    }

    private static long mixSecond(long word) {
        return Long.rotateLeft(word * 0x4CF5AD432745937FL, 33) * 0x87C37B91114253D5L;
    }

    private static int finish(int hash) {
        int h = (hash ^ hash >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    private static long finish(long hash) {
        long h = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }
}
