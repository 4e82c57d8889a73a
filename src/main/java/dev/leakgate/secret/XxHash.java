package dev.leakgate.secret;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.openhft.hashing.LongHashFunction;
import net.openhft.hashing.LongTupleHashFunction;

/**
 * xxHash with seed 0 (github.com/Cyan4973/xxHash, doc/xxhash_spec.md), most significant byte first; the one of 32 bits
 * is written here, since no library in use has it.
 */
final class XxHash {

    private static final int A32 = 0x9E3779B1;
    private static final int B32 = 0x85EBCA77;
    private static final int C32 = 0xC2B2AE3D;
    private static final int D32 = 0x27D4EB2F;
    private static final int E32 = 0x165667B1;

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
        return ByteBuffer.allocate(8).putLong(LongHashFunction.xx().hashBytes(bytes)).array();
    }

    static byte[] xxh3(byte[] bytes) {
        return ByteBuffer.allocate(8).putLong(LongHashFunction.xx3().hashBytes(bytes)).array();
    }

    /** XXH3 of 128 bits; the high half stands first. */
    static byte[] xxh128(byte[] bytes) {
        long[] halves = LongTupleHashFunction.xx128().hashBytes(bytes);
        return ByteBuffer.allocate(16).putLong(halves[1]).putLong(halves[0]).array();
    }
}
