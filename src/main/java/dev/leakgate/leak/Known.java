package dev.leakgate.leak;

import java.util.List;

/**
 * What is known about how a sender hides things, from a settings file.
 *
 * @param salts    put before or after a value before it is hashed
 * @param hmacKeys keys of HMACs
 */
public record Known(List<String> salts, List<byte[]> hmacKeys) {

    public static final Known NOTHING = new Known(List.of(), List.of());

    public Known {
        salts = List.copyOf(salts);
        hmacKeys = List.copyOf(hmacKeys);
    }
}
