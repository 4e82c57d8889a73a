package dev.leakgate.leak;

import dev.leakgate.decode.Decryption;
import java.util.List;

/**
 * What is known about how a sender hides things.
 *
 * @param salts       put before or after a value before it is hashed
 * @param hmacKeys    keys of HMACs
 * @param decryptions ciphers whose keys are known
 */
public record Known(List<String> salts, List<byte[]> hmacKeys, List<Decryption> decryptions) {

    public static final Known NOTHING = new Known(List.of(), List.of(), List.of());

    public Known {
        salts = List.copyOf(salts);
        hmacKeys = List.copyOf(hmacKeys);
        decryptions = List.copyOf(decryptions);
    }
}
