package dev.leakgate.decode;

import java.util.List;

/**
 * Base85: Adobe's ASCII85 with or without its {@code <~ ~>}, ZeroMQ's Z85, and RFC 1924's digits as Python's
 * {@code b85encode} uses them. Five characters make four bytes; the first ten must already make sense, or a stretch of
 * the whole must, or the whole must look like nothing else.
 */
public final class Base85 implements Decoder {

    private static final String LETTERS_AND_DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SHORTEST = 10;
    /** The step to bytes of which a stretch can be read. When nothing comes of it, it was no base85. */
    public static final String IN_PART = "base85 in part";
    private static final int LONG = 20;
    private static final int SHORT_ENOUGH = 1 << 12;
    private static final int GROUP = 5;
    private static final int GROUP_BYTES = 4;
    private static final List<BaseAlphabet> ALPHABETS = List.of(
            new BaseAlphabet(ascii85(), "vwxyz\r\n"),
            new BaseAlphabet("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#", ""),
            new BaseAlphabet(LETTERS_AND_DIGITS + "!#$%&()*+-;<=>?@^_`{|}~", ""));
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static final Shape LOWER = Shape.alphabet("abcdefghijklmnopqrstuvwxyz");
    private static final Shape ODD = Shape.alphabet("!\"#$&'()*+;<>?@[\\]^`{|}~");
    private static final Shape ANY = Shape.alphabet(ascii85() + "~^_`{|}zvwxy\r\n");

    /** Of ten digits of 85, hardly ever are all among these, which names of files, hosts and times are made of. */
    private static final Shape NAMES = Shape.alphabet("abcdefghijklmnopqrstuvwxyz0123456789-_.:+/'");

    private static String ascii85() {
        StringBuilder digits = new StringBuilder();
        for (char c = '!'; c <= 'u'; c++) {
            digits.append(c);
        }
        return digits.toString();
    }

    @Override
    public boolean suits(Shape shape) {
        return shape.within(ANY) && !shape.within(NAMES) || shape.has('~') && shape.has('<');
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && (node.shape().within(ANY) || adobe(node) < node.to);
    }

    /** Where Adobe's {@code <~} stands, or the node's end. */
    private static int adobe(Node node) {
        int at = node.shape().has('~') && node.shape().has('<') ? node.next(node.from, '~') : node.to;
        while (at < node.to && !node.startsWith(at - 1, "<~")) {
            at = node.next(at + 1, '~');
        }
        return at < node.to ? at - 1 : node.to;
    }

    @Override
    public boolean decode(Node node, Children children) {
        if (!node.shape().within(ANY)) {
            int begin = adobe(node);
            int end = node.next(begin + 2, '~');
            children.piece(begin, Math.min(node.to, end + 2));
            return false;
        }
        int from = node.startsWith("<~") ? node.from + 2 : node.from;
        int to = node.startsWith(node.to - 2, "~>") ? node.to - 2 : node.to;
        boolean mixed = mixed(node, from, to);
        boolean odd = odd(node);
        byte[] head = new byte[2 * GROUP_BYTES];
        for (BaseAlphabet alphabet : ALPHABETS) {
            int headLength = undo(node.bytes, from, Math.min(to, from + 2 * GROUP), alphabet, head);
            boolean sense = headLength >= GROUP_BYTES && Text.makesSense(head, 0, headLength);
            if (sense || (mixed || odd) && headLength > 0) {
                byte[] out = new byte[(to - from) * GROUP_BYTES];
                hand(out, undo(node.bytes, from, to, alphabet, out), mixed, odd, children);
            }
        }
        return false;
    }

    private static void hand(byte[] out, int length, boolean mixed, boolean odd, Children children) {
        if (length > 0 && Text.makesSense(out, 0, length)) {
            children.decoded("base85", out, length);
        } else if (length > 0 && mixed) {
            children.guessed("base85", out, length);
        } else if (length > 0 && odd && Text.holdsWords(out, 0, length)) {
            children.guessed(IN_PART, out, length);
        }
    }

    /** Short, with letters of both cases and signs that hardly ever stand in a word without spaces. */
    private static boolean odd(Node node) {
        return node.length() >= LONG && node.length() <= SHORT_ENOUGH && node.shape().touches(UPPER) && node.shape().touches(LOWER)
                && node.shape().touches(ODD);
    }

    /** Letters of both cases, and about as many signs as chance would give: no words, and no program. */
    private static boolean mixed(Node node, int from, int to) {
        int upper = 0;
        int lower = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            byte b = node.bytes[i];
            upper += b >= 'A' && b <= 'Z' ? 1 : 0;
            lower += b >= 'a' && b <= 'z' ? 1 : 0;
            digits += b >= '0' && b <= '9' ? 1 : 0;
        }
        int length = to - from;
        int signs = length - upper - lower - digits;
        return length >= LONG && upper * 8 > length && lower * 8 > length && signs * 8 > length && signs * 2 < length;
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
            if (length + GROUP_BYTES > out.length) {
                return length;
            }
            if (in[i] == 'z' && digits == 0 && value < 0) {
                length += GROUP_BYTES;
                continue;
            }
            if (value < 0) {
                return -1;
            }
            group = group * 85 + value;
            if (++digits == GROUP) {
                length = write(group, GROUP_BYTES, out, length);
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
