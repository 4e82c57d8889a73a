package dev.leakgate.secret;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** xxHash with seed 0 (github.com/Cyan4973/xxHash, doc/xxhash_spec.md), most significant byte first. */
final class XxHash {

    private static final int A32 = 0x9E3779B1;
    private static final int B32 = 0x85EBCA77;
    private static final int C32 = 0xC2B2AE3D;
    private static final int D32 = 0x27D4EB2F;
    private static final int E32 = 0x165667B1;
    private static final long A64 = 0x9E3779B185EBCA87L;
    private static final long B64 = 0xC2B2AE3D27D4EB4FL;
    private static final long C64 = 0x165667B19E3779F9L;
    private static final long D64 = 0x85EBCA77C2B2AE63L;
    private static final long E64 = 0x27D4EB2F165667C5L;

    private XxHash() {
    }

    static byte[] hash32(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = E32;
        if (bytes.length >= 16) {
            int[] lanes = {A32 + B32, B32, 0, -A32};
            while (in.remaining() >= 16) {
                for (int i = 0; i < 4; i++) {
                    lanes[i] = Integer.rotateLeft(lanes[i] + in.getInt() * B32, 13) * A32;
                }
            }
            hash = Integer.rotateLeft(lanes[0], 1) + Integer.rotateLeft(lanes[1], 7)
                    + Integer.rotateLeft(lanes[2], 12) + Integer.rotateLeft(lanes[3], 18);
        }
        hash += bytes.length;
        while (in.remaining() >= 4) {
            hash = Integer.rotateLeft(hash + in.getInt() * C32, 17) * D32;
        }
        while (in.hasRemaining()) {
            hash = Integer.rotateLeft(hash + (in.get() & 0xFF) * E32, 11) * A32;
        }
        hash = (hash ^ hash >>> 15) * B32;
        hash = (hash ^ hash >>> 13) * C32;
        return ByteBuffer.allocate(4).putInt(hash ^ hash >>> 16).array();
    }

    static byte[] hash64(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long hash = E64;
        if (bytes.length >= 32) {
            long[] lanes = {A64 + B64, B64, 0, -A64};
            while (in.remaining() >= 32) {
                for (int i = 0; i < 4; i++) {
                    lanes[i] = round(lanes[i], in.getLong());
                }
            }
            hash = Long.rotateLeft(lanes[0], 1) + Long.rotateLeft(lanes[1], 7)
                    + Long.rotateLeft(lanes[2], 12) + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * A64 + D64;
            }
        }
        hash += bytes.length;
        while (in.remaining() >= 8) {
            hash = Long.rotateLeft(hash ^ round(0, in.getLong()), 27) * A64 + D64;
        }
        if (in.remaining() >= 4) {
            hash = Long.rotateLeft(hash ^ (in.getInt() & 0xFFFFFFFFL) * A64, 23) * B64 + C64;
        }
        while (in.hasRemaining()) {
            hash = Long.rotateLeft(hash ^ (in.get() & 0xFFL) * E64, 11) * A64;
        }
        hash = (hash ^ hash >>> 33) * B64;
        hash = (hash ^ hash >>> 29) * C64;
        return ByteBuffer.allocate(8).putLong(hash ^ hash >>> 32).array();
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * B64, 31) * A64;
    }
}
