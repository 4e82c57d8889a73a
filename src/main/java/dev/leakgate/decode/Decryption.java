package dev.leakgate.decode;

import java.util.Optional;

/** Undoes an encryption whose key is known. May be used by several threads at once. */
public interface Decryption {

    /** The step in a trail, e.g. {@code aes}. */
    String step();

    /** The plain bytes, or empty when the key does not fit; whether they make sense is for the caller to see. */
    Optional<byte[]> decrypt(byte[] encrypted);
}
