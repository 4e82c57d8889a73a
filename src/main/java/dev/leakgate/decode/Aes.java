package dev.leakgate.decode;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES, FIPS 197, with PKCS #5 padding.
 *
 * @param step what the trail shows
 * @param key  16, 24 or 32 bytes
 * @param iv   16 bytes for CBC; empty when it stands in front of the encrypted bytes; null for ECB
 */
record Aes(String step, byte[] key, byte[] iv) implements Decryption {

    static final int BLOCK = 16;

    Aes {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 bytes, not " + key.length);
        }
        if (iv != null && iv.length != 0 && iv.length != BLOCK) {
            throw new IllegalArgumentException("an AES iv has " + BLOCK + " bytes, not " + iv.length);
        }
    }

    @Override
    public Optional<byte[]> decrypt(byte[] encrypted) {
        boolean inFront = iv != null && iv.length == 0;
        if (encrypted.length % BLOCK != 0 || encrypted.length < (inFront ? 2 * BLOCK : BLOCK)) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance(iv == null ? "AES/ECB/PKCS5Padding" : "AES/CBC/PKCS5Padding");
            SecretKeySpec secret = new SecretKeySpec(key, "AES");
            if (iv == null) {
                cipher.init(Cipher.DECRYPT_MODE, secret);
                return Optional.of(cipher.doFinal(encrypted));
            }
            cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(inFront ? Arrays.copyOf(encrypted, BLOCK) : iv));
            int from = inFront ? BLOCK : 0;
            return Optional.of(cipher.doFinal(encrypted, from, encrypted.length - from));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
