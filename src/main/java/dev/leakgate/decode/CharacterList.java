package dev.leakgate.decode;

import java.io.ByteArrayOutputStream;

/**
 * A list of texts of one or two characters, as {@code text.split("")} and a MAC address byte by byte are written: at least
 * six, in quotes of one kind, anywhere in a text.
 */
final class CharacterList implements Decoder {

    private static final int FEWEST = 6;
    private static final int LONGEST_TEXT = 4;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('[') && shape.has(',') && (shape.has('"') || shape.has('\''));
    }

    @Override
    public boolean suits(Node node) {
        return node.length() > 4 * FEWEST;
    }

    @Override
    public boolean decode(Node node, Children children) {
        for (int open = node.next(node.from, '['); open < node.to; open = node.next(open + 1, '[')) {
            int at = blanks(node, open + 1);
            if (textEnd(node, at) > 0) {
                list(node, at, children);
            }
        }
        return false;
    }

    private static void list(Node node, int from, Children children) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int texts = 0;
        int at = from;
        for (int end = textEnd(node, at); end > 0; end = textEnd(node, at)) {
            out.write(node.bytes, at + 1, end - at - 2);
            texts++;
            at = blanks(node, end);
            if (at >= node.to || node.bytes[at] != ',') {
                break;
            }
            at = blanks(node, at + 1);
        }
        if (texts >= FEWEST && at < node.to && node.bytes[at] == ']') {
            children.decoded("list of characters", out.toByteArray());
        }
    }

    private static int blanks(Node node, int from) {
        int at = from;
        while (at < node.to && (node.bytes[at] == ' ' || node.bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Position behind the short quoted text that begins there, or -1 where none does; it has two characters at the most. */
    private static int textEnd(Node node, int at) {
        byte quote = at < node.to ? node.bytes[at] : 0;
        if (quote != '"' && quote != '\'') {
            return -1;
        }
        int characters = 0;
        for (int i = at + 1; i < node.to && i - at <= 2 * LONGEST_TEXT + 1; i++) {
            if (node.bytes[i] == quote) {
                return i + 1;
            }
            characters += (node.bytes[i] & 0xC0) == 0x80 ? 0 : 1;
            if (characters > 2) {
                return -1;
            }
        }
        return -1;
    }
}
