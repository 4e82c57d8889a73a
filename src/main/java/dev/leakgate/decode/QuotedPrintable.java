package dev.leakgate.decode;

/**
 * Quoted-printable, RFC 2045 section 6.7: known by every equals sign being the beginning of an escape. What comes out
 * makes sense, or nearly all was escapes, as with bytes that are no text.
 */
final class QuotedPrintable implements Decoder {

    private static final int SAMPLE = 32;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('=') && shape.ascii();
    }

    /** Who writes letters and digits as escapes too writes everything so; {@code ?id=4138} in a longer text is none. */
    @Override
    public boolean suits(Node node) {
        int escapes = 0;
        int needless = 0;
        int i = node.next(node.from, '=');
        for (; i + 2 < node.to && escapes < SAMPLE; i = node.next(i + 1, '=')) {
            boolean softBreak = node.bytes[i + 1] == '\n' || node.bytes[i + 1] == '\r';
            int value = Hex.pair(node.bytes, i + 1);
            if (!softBreak && (value < 0 || value != '=' && opensValue(node, i))) {
                return false;
            }
            escapes += softBreak ? 2 : 1;
            needless += !softBreak && value < 0x80 && Character.isLetterOrDigit(value) ? 1 : 0;
        }
        return escapes >= 2 && (needless == 0 || 5 * escapes >= i - node.from);
    }

    /** The equals sign of {@code ?name=} and {@code &name=}, which quoted-printable would have escaped. */
    private static boolean opensValue(Node node, int equals) {
        int name = equals;
        while (name > node.from && (Character.isLetterOrDigit(node.bytes[name - 1]) || node.bytes[name - 1] == '_')) {
            name--;
        }
        return name < equals && name > node.from && (node.bytes[name - 1] == '?' || node.bytes[name - 1] == '&');
    }

    @Override
    public boolean decode(Node node, Children children) {
        byte[] out = new byte[node.length()];
        int length = 0;
        int i = node.from;
        while (i < node.to) {
            int value = node.bytes[i] == '=' && i + 2 < node.to ? Hex.pair(node.bytes, i + 1) : -1;
            if (value >= 0) {
                out[length++] = (byte) value;
                i += 3;
            } else if (node.startsWith(i, "=\r\n")) {
                i += 3;
            } else if (node.startsWith(i, "=\n")) {
                i += 2;
            } else {
                out[length++] = node.bytes[i++];
            }
        }
        if (Text.makesSense(out, 0, length)) {
            children.decoded("quoted-printable", out, length);
        } else if (length * 2 <= node.length()) {
            children.guessed("quoted-printable", out, length);
        }
        return false;
    }
}
