package dev.leakgate.decode;

import java.util.BitSet;

/**
 * Every byte combined with one and the same key byte around something encoded or compressed. (A secret under such a key
 * is searched for as it stands, by its known plaintext.) Of the 255 keys those are tried that turn the first bytes into
 * a magic number, or all of them into text: a few steps rule the others out together.
 */
final class Xored implements Decoder {

    private static final String STEP = "xor";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1 << 20;
    /** Bytes after which by chance hardly ever a key is left. */
    private static final int TELLING = 64;
    private static final int KEYS = 256;
    private static final int[][] MAGIC = {{0x1F, 0x8B, 8}, {0x28, 0xB5, 0x2F, 0xFD}, {4, 0x22, 0x4D, 0x18},
        {'P', 'K', 3, 4}, {'b', 'p', 'l', 'i'}, {0x78, 1}, {0x78, 0x5E}, {0x78, 0x9C}, {0x78, 0xDA}};
    private static final Shape TEXT = Shape.alphabet(printable() + "\t\n\r");
    /** Text under a key may be text too; then only what encodings are written with is believed. */
    private static final Shape DIGITS = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=%\\&#;\n\r");
    private static final BitSet[] TO_TEXT = keysTo(TEXT);
    private static final BitSet[] TO_DIGITS = keysTo(DIGITS);

    private static String printable() {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c < 0x7F; c++) {
            all.append(c);
        }
        return all.toString();
    }

    /** For each byte: the keys that make it one of the alphabet. */
    private static BitSet[] keysTo(Shape alphabet) {
        BitSet[] keys = new BitSet[KEYS];
        for (int value = 0; value < KEYS; value++) {
            keys[value] = new BitSet(KEYS);
            for (int key = 1; key < KEYS; key++) {
                byte[] text = {(byte) (value ^ key)};
                keys[value].set(key, Shape.of(text, 0, 1).within(alphabet));
            }
        }
        return keys;
    }

    @Override
    public boolean suits(Shape shape) {
        return !shape.isPlainText() || !shape.has(' ') && !shape.within(Base64.ALPHABET.shape());
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.length() <= LONGEST
                && (node.shape().isPlainText() || Disguise.mayHide(node)) && Disguise.isNew(node, STEP)
                && Disguise.mayBeUnder(node);
    }

    @Override
    public boolean decode(Node node, Children children) {
        BitSet keys = keysToText(node);
        int sample = Math.min(node.length(), Certainty.SAMPLE);
        for (int key = keys.nextSetBit(0); key >= 0; key = keys.nextSetBit(key + 1)) {
            if (!Certainty.isEncoding(combined(node, key, sample), sample, children.budget())) {
                keys.clear(key);
            }
        }
        for (int[] magic : MAGIC) {
            int key = node.at(0) ^ magic[0];
            keys.set(key, key != 0 && (keys.get(key) || startsWith(node, magic, key)));
        }
        keys.stream().forEach(key ->
                children.guessed(new Disguise(STEP + " 0x%02x".formatted(key)), combined(node, key, node.length()), node.length()));
        return false;
    }

    private static BitSet keysToText(Node node) {
        BitSet[] allowed = node.shape().isPlainText() ? TO_DIGITS : TO_TEXT;
        BitSet keys = (BitSet) allowed[node.at(0)].clone();
        for (int i = 1; i < Math.min(node.length(), TELLING) && !keys.isEmpty(); i++) {
            keys.and(allowed[node.at(i)]);
        }
        return keys;
    }

    private static boolean startsWith(Node node, int[] magic, int key) {
        for (int i = 0; i < magic.length; i++) {
            if ((node.at(i) ^ key) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] combined(Node node, int key, int count) {
        byte[] out = new byte[count];
        for (int i = 0; i < count; i++) {
            out[i] = (byte) (node.bytes[node.from + i] ^ key);
        }
        return out;
    }
}
