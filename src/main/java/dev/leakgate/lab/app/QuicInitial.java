package dev.leakgate.lab.app;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * What a QUIC version 1 client sends first (RFC 9000, 17.2.2): a long header in clear, then what is encrypted, which
 * for whoever has no keys is random bytes; at least 1,200 bytes in all (14.1).
 */
final class QuicInitial {

    private static final int SMALLEST = 1200;
    private static final int CONNECTION_ID = 8;
    private static final byte LONG_HEADER_INITIAL = (byte) 0xC3;
    private static final int VERSION_1 = 1;
    /** Marks a variable-length integer of two bytes (RFC 9000, 16). */
    private static final int TWO_BYTES = 0x4000;

    private QuicInitial() {
    }

    static byte[] datagram() {
        SecureRandom random = new SecureRandom();
        ByteBuffer packet = ByteBuffer.allocate(SMALLEST);
        packet.put(LONG_HEADER_INITIAL).putInt(VERSION_1);
        for (int id = 0; id < 2; id++) {
            packet.put((byte) CONNECTION_ID).put(bytes(random, CONNECTION_ID));
        }
        packet.put((byte) 0);
        packet.putShort((short) (TWO_BYTES | packet.remaining() - Short.BYTES));
        packet.put(bytes(random, packet.remaining()));
        return packet.array();
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
