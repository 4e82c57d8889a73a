package dev.leakgate.decode;

import java.util.List;

/**
 * Base85: Adobe's ASCII85 with or without its {@code <~ ~>}, ZeroMQ's Z85, and RFC 1924's digits as Python's
 * {@code b85encode} uses them. Five characters make four bytes; the first five must already make sense.
 */
final class Base85 implements Decoder {

    private static final String LETTERS_AND_DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SHORTEST = 10;
    private static final List<BaseAlphabet> ALPHABETS = List.of(
            new BaseAlphabet(ascii85(), "z\r\n"),
            new BaseAlphabet("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#", ""),
            new BaseAlphabet(LETTERS_AND_DIGITS + "!#$%&()*+-;<=>?@^_`{|}~", ""));
    private static final Shape ANY = Shape.alphabet(ascii85() + "~^_`{|}zvwxy\r\n");

    private static String ascii85() {
        StringBuilder digits = new StringBuilder();
        for (char c = '!'; c <= 'u'; c++) {
            digits.append(c);
        }
        return digits.toString();
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.shape().within(ANY);
    }

    @Override
    public boolean decode(Node node, Children children) {
        int from = node.startsWith("<~") ? node.from + 2 : node.from;
        int to = node.startsWith(node.to - 2, "~>") ? node.to - 2 : node.to;
        for (BaseAlphabet alphabet : ALPHABETS) {
            byte[] head = new byte[4];
            if (undo(node.bytes, from, Math.min(to, from + 5), alphabet, head) == 4 && Text.makesSense(head, 0, 4)) {
                byte[] out = new byte[(to - from) * 4];
                int length = undo(node.bytes, from, to, alphabet, out);
                if (length > 0 && Text.makesSense(out, 0, length)) {
                    children.decoded("base85", out, length);
                }
            }
        }
        return false;
    }

    /** @return bytes written, or -1 when a character is no digit */
    private static int undo(byte[] in, int from, int to, BaseAlphabet alphabet, byte[] out) {
        int length = 0;
        long group = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (in[i] == '\r' || in[i] == '\n') {
                continue;
            }
            int value = alphabet.value(in[i]);
            if (length + 4 > out.length) {
                return length;
            }
            if (in[i] == 'z' && digits == 0 && value < 0) {
                length += 4;
                continue;
            }
            if (value < 0) {
                return -1;
            }
            group = group * 85 + value;
            if (++digits == 5) {
                length = write(group, 4, out, length);
                group = 0;
                digits = 0;
            }
        }
        if (digits > 1) {
            for (int i = digits; i < 5; i++) {
                group = group * 85 + 84;
            }
            length = write(group, digits - 1, out, length);
        }
        return length;
    }

    private static int write(long group, int count, byte[] out, int length) {
        for (int i = 0; i < count; i++) {
            out[length + i] = (byte) (group >>> 24 - 8 * i);
        }
        return length + count;
    }
}
