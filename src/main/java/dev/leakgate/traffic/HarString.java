package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A string as it stands in the JSON (RFC 8259 section 7) of a HAR, between its quotes. Bodies are most of a HAR, so
 * they go straight from these bytes to the body's; characters are made of them only where {@link HarText} must look.
 */
record HarString(byte[] json, int from, int to, JsonFactory factory) {

    /** The first byte in UTF-8 of U+0100, the first character that stands for no byte. */
    private static final int BEYOND_LATIN1 = 0xC4;

    /** @return the value that a parser of the entry stands on, or null when it is none */
    static HarString at(JsonParser value, HarSkeleton entry, JsonFactory factory) throws IOException {
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            String other = value.getValueAsString();
            if (other == null) {
                return null;
            }
            byte[] quoted = ("\"" + other + "\"").getBytes(StandardCharsets.UTF_8);
            return quoted(quoted, 0, quoted.length, factory);
        }
        return entry.string((int) value.currentTokenLocation().getByteOffset(), factory);
    }

    static HarString quoted(byte[] json, int quote, int length, JsonFactory factory) {
        return new HarString(json, quote + 1, JsonBytes.endOfString(json, quote + 1, length), factory);
    }

    boolean isEmpty() {
        return from == to;
    }

    /** What {@link HarText#bytes} makes of the string. */
    byte[] bytes(String encoding) {
        if (encoding.equalsIgnoreCase("base64")) {
            try {
                ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(json, from, to - from));
                return decoded.remaining() == decoded.array().length ? decoded.array()
                        : Arrays.copyOf(decoded.array(), decoded.remaining());
            } catch (IllegalArgumentException e) {
                return HarText.bytes(text(), encoding); // line breaks, the other alphabet, or none at all
            }
        }
        byte[] utf8 = unescaped();
        return utf8 != null && meansItself(utf8) ? utf8 : HarText.bytes(text(), encoding);
    }

    private String text() {
        try (JsonParser parser = factory.createParser(json, from - 1, to - from + 2)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            return new String(json, from, to - from, StandardCharsets.ISO_8859_1); // no UTF-8, or the file ends within it
        }
    }

    /** ASCII, or with characters that cannot each stand for a byte: nothing to find out about. */
    private static boolean meansItself(byte[] utf8) {
        if (JsonBytes.isAscii(utf8)) {
            return true;
        }
        for (byte b : utf8) {
            if ((b & 0xFF) >= BEYOND_LATIN1) {
                return true;
            }
        }
        return false;
    }

    /** As UTF-8, or null when half a surrogate pair is in it, which no UTF-8 has. */
    private byte[] unescaped() {
        byte[] out = new byte[to - from];
        int length = 0;
        int i = from;
        while (i < to) {
            int plain = i;
            i = JsonBytes.pastPlain(json, i, to);
            System.arraycopy(json, plain, out, length, i - plain);
            length += i - plain;
            if (i == to) {
                break;
            }
            if (i + 1 == to) {
                out[length++] = json[i++];
                break;
            }
            byte escape = json[i + 1];
            i += 2;
            if (escape != 'u') {
                out[length++] = simple(escape);
                continue;
            }
            int unit = unit(i);
            i += 4;
            if (Character.isHighSurrogate((char) unit) && i + 1 < to && json[i] == '\\' && json[i + 1] == 'u'
                    && Character.isLowSurrogate((char) unit(i + 2))) {
                unit = Character.toCodePoint((char) unit, (char) unit(i + 2));
                i += 6;
            }
            if (unit < 0 || unit <= 0xFFFF && Character.isSurrogate((char) unit)) {
                return null;
            }
            byte[] character = Character.toString(unit).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(character, 0, out, length, character.length);
            length += character.length;
        }
        return Arrays.copyOf(out, length);
    }

    private static byte simple(byte escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    /** Four hex digits, -1 when they are none. */
    private int unit(int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < to ? Character.digit(json[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
