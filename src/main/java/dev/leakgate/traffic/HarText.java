package dev.leakgate.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Turns the text of a body back into its bytes. HAR has no bytes: writers use base64, or one character for each byte
 * (Latin-1), or Python's lone surrogates U+DC80 to U+DCFF for bytes that are no UTF-8.
 */
final class HarText {

    private static final Pattern BREAKS = Pattern.compile("\\s+");

    private HarText() {
    }

    static byte[] bytes(String text, String encoding) {
        if (encoding.equalsIgnoreCase("base64")) {
            try {
                return Base64.getDecoder().decode(BREAKS.matcher(text).replaceAll("").replace('-', '+').replace('_', '/'));
            } catch (IllegalArgumentException e) {
                // said to be base64 and is not: taken as it stands
            }
        }
        return bytes(text);
    }

    /** A header, cookie or address whose UTF-8 was written one character for each byte becomes readable again. */
    static String text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return isAscii(text, utf8) ? text : new String(notAscii(text), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return isAscii(text, utf8) ? utf8 : notAscii(text);
    }

    /** Compared as a whole, which is many times as fast as looking at each character. */
    private static boolean isAscii(String text, byte[] utf8) {
        return utf8.length == text.length() && text.equals(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    private static byte[] notAscii(String text) {
        boolean oneByteEach = true;
        boolean binary = false;
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                oneByteEach &= c < 0x100;
                binary |= c < 0xA0;
                escaped |= escapedByte(text, i);
            } else {
                binary |= c < 0x20 && c != '\n' && c != '\r' && c != '\t';
            }
        }
        if (escaped) {
            return unescaped(text);
        }
        byte[] latin1 = oneByteEach ? text.getBytes(StandardCharsets.ISO_8859_1) : null;
        return latin1 != null && (binary || isUtf8(latin1)) ? latin1 : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean escapedByte(String text, int i) {
        char c = text.charAt(i);
        return c >= 0xDC80 && c <= 0xDCFF && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static byte[] unescaped(String text) {
        ByteBuffer out = ByteBuffer.allocate(text.length() * 3);
        int plain = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || escapedByte(text, i)) {
                out.put(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                plain = i + 1;
                if (i < text.length()) {
                    out.put((byte) (text.charAt(i) - 0xDC00));
                }
            }
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
