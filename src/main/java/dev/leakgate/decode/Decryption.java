package dev.leakgate.decode;

import java.util.Optional;
import java.util.function.Function;

/** Undoes an encryption whose key is known. May be used by several threads at once. */
public interface Decryption {

    /** The step in a trail, e.g. {@code aes}. */
    String step();

    /**
     * @param siblings the values of fields that were sent beside the encrypted bytes, by name
     * @return the plain bytes, or empty when the key does not fit; whether they make sense is for the caller to see
     */
    Optional<byte[]> decrypt(byte[] encrypted, Function<String, Optional<String>> siblings);
}
