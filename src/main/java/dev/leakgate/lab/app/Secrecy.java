package dev.leakgate.lab.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app that encrypts what it reports, under a key that only the collector can have: AES-128-CBC of gzip, the random
 * IV first; in the Sensors Analytics SDK since 4.2.0 within {@code gzip=9} and its {@code {ekey, pkv, payloads}}.
 */
final class Secrecy {

    private static final int BLOCK = 16;
    /** The collector's; nobody here has its private half. */
    private static final PublicKey COLLECTOR = collector();

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = random(BLOCK);

    byte[] encrypted(List<Map<String, Object>> events) {
        return encrypted(SensorsAnalytics.json(events));
    }

    /** The body of one POST of the SDK: the list is JSON as it is, neither compressed nor encoded as a whole. */
    String form(List<Map<String, Object>> events, long flushTime) {
        List<String> payloads = events.stream().map(e -> Base64.getEncoder().encodeToString(encrypted(SensorsAnalytics.json(e)))).toList();
        String list = SensorsAnalytics.json(List.of(Map.of("ekey", wrappedKey(), "pkv", 1, "payloads", payloads, "flush_time", flushTime)));
        return "crc=" + list.hashCode() + "&gzip=9&data_list=" + URLEncoder.encode(list, StandardCharsets.UTF_8);
    }

    /** AES-128-ECB of gzip, as OneTrack does it. */
    byte[] blockwise(String json) {
        try {
            Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return aes.doFinal(SensorsAnalytics.gzip(json.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private byte[] encrypted(String json) {
        byte[] iv = random(BLOCK);
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            byte[] sealed = aes.doFinal(SensorsAnalytics.gzip(json.getBytes(StandardCharsets.UTF_8)));
            byte[] all = new byte[BLOCK + sealed.length];
            System.arraycopy(iv, 0, all, 0, BLOCK);
            System.arraycopy(sealed, 0, all, BLOCK, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private String wrappedKey() {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, COLLECTOR);
            return Base64.getEncoder().encodeToString(rsa.doFinal(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static PublicKey collector() {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(2048);
            return pairs.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }
}
