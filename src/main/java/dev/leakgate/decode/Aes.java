package dev.leakgate.decode;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES, FIPS 197, in the modes of NIST SP 800-38A and 800-38D.
 *
 * @param step what the trail shows
 * @param key  16, 24 or 32 bytes
 * @param iv   12 bytes for GCM, 16 for CBC and CTR, none for ECB; null when it stands in front of the encrypted bytes
 */
record Aes(String step, Mode mode, byte[] key, byte[] iv) implements Decryption {

    enum Mode {
        CBC("AES/CBC/PKCS5Padding", 16), ECB("AES/ECB/PKCS5Padding", 0), GCM("AES/GCM/NoPadding", 12),
        CTR("AES/CTR/NoPadding", 16);

        private final String transformation;
        private final int iv;

        Mode(String transformation, int iv) {
            this.transformation = transformation;
            this.iv = iv;
        }

        /** Bytes of an initialisation vector. */
        int iv() {
            return iv;
        }
    }

    static final int BLOCK = 16;
    private static final int TAG_BITS = 128;

    Aes {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 bytes, not " + key.length);
        }
        if (iv != null && iv.length != mode.iv) {
            throw new IllegalArgumentException("the iv of AES in mode " + mode + " has " + mode.iv + " bytes, not "
                    + iv.length);
        }
    }

    @Override
    public Optional<byte[]> decrypt(byte[] encrypted, Function<String, Optional<String>> siblings) {
        int from = iv == null ? mode.iv : 0;
        int length = encrypted.length - from;
        boolean blocks = mode == Mode.CBC || mode == Mode.ECB;
        if (length <= (mode == Mode.GCM ? BLOCK : 0) || blocks && length % BLOCK != 0) {
            return Optional.empty();
        }
        byte[] start = iv == null ? Arrays.copyOf(encrypted, from) : iv;
        try {
            Cipher cipher = Cipher.getInstance(mode.transformation);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), parameters(start));
            return Optional.of(cipher.doFinal(encrypted, from, length));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // the padding or the tag is wrong: another key, or no AES at all
        }
    }

    private AlgorithmParameterSpec parameters(byte[] start) {
        return switch (mode) {
            case ECB -> null;
            case GCM -> new GCMParameterSpec(TAG_BITS, start);
            case CBC, CTR -> new IvParameterSpec(start);
        };
    }
}
