package dev.leakgate.secret;

import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** Checksums of 32 bits, most significant byte first. */
final class Checksums {

    private Checksums() {
    }

    static byte[] crc32(byte[] bytes) {
        return of(new CRC32(), bytes);
    }

    static byte[] adler32(byte[] bytes) {
        return of(new Adler32(), bytes);
    }

    private static byte[] of(Checksum checksum, byte[] bytes) {
        checksum.update(bytes);
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
    }
}
