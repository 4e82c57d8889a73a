package dev.leakgate.lab.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What apps send that think a hash hides what was hashed. */
final class Hash {

    private Hash() {
    }

    /** Lower-case hex; null of null. */
    static String md5(Object value) {
        if (value == null) {
            return null;
        }
        try {
            byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
