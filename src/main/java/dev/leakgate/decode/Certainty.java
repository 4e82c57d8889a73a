package dev.leakgate.decode;

import java.util.List;

/**
 * Whether bytes are surely an encoding of something. Reversed bytes, a shifted alphabet and XOR have no mark of their
 * own: that they were undone rightly shows only in a decoder that makes sense of the outcome.
 */
final class Certainty {

    /** As many bytes as tell. */
    static final int SAMPLE = 1 << 12;

    private static final List<Decoder> CHECKING = List.of(new Jwt(), new DataUri(), new Uuencode(), new HexText(), new Base64(),
            new Base64InText(), new Base32(), new Base58(), new Base85(), new Percent(), new Escaped(), new Entities(),
            new QuotedPrintable());
    private static final int FEWEST = 6;
    /** Every encoding makes bytes more; a few escapes that stand in a text by chance hardly do. */
    private static final double MOST_LEFT = 0.85;
    private static final String OPENING = "{[<";
    private static final String CLOSING = "}]>";

    private Certainty() {
    }

    /** @param length of the bytes to look at, from the first one on */
    static boolean isEncoding(byte[] bytes, int length, Budget budget) {
        if (length < FEWEST) {
            return false;
        }
        Node node = Node.root("", length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length));
        if (isStructure(node) || Text.hasMagic(node.bytes, 0, length)) {
            return true;
        }
        Probe probe = new Probe(node, budget);
        for (Decoder decoder : CHECKING) {
            if (!probe.content && decoder.suits(node.shape()) && decoder.suits(node)) {
                decoder.decode(node, probe);
            }
        }
        return probe.content;
    }

    /** JSON or markup by its first and last character, an address by its scheme, whatever is in it. */
    private static boolean isStructure(Node node) {
        int kind = OPENING.indexOf(node.at(0));
        int end = node.to - 1;
        while (end > 0 && node.bytes[end] <= ' ') {
            end--;
        }
        return node.startsWith("http://") || node.startsWith("https://")
                || kind >= 0 && node.bytes[end] == CLOSING.charAt(kind) && node.shape().isPlainText();
    }

    /** Is handed what decoders make of the bytes. */
    private static final class Probe implements Children {

        private final Node node;
        private final Budget budget;
        private boolean content;

        Probe(Node node, Budget budget) {
            this.node = node;
            this.budget = budget;
        }

        @Override
        public void slice(Object step, int from, int to) {
            // a part of the bytes proves nothing
        }

        @Override
        public void piece(int from, int to) {
            // neither does a guess
        }

        @Override
        public void decoded(Object step, byte[] bytes, int length) {
            guessed(step, bytes, length);
        }

        @Override
        public void guessed(Object step, byte[] bytes, int length) {
            content |= length >= FEWEST && length <= MOST_LEFT * node.length() && Text.makesSense(bytes, 0, length);
        }

        @Override
        public Budget budget() {
            return budget;
        }
    }
}
