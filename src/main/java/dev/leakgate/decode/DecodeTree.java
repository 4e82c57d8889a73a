package dev.leakgate.decode;

import java.util.Arrays;
import java.util.List;

/**
 * Reads bytes as a tree: every piece is tried with every decoder that suits it, and what comes out is read again,
 * under one budget. Depth first, so that only one branch is in memory at a time.
 */
public final class DecodeTree {

    /** Is shown every piece. */
    public interface Reader {

        /** True when a part of a piece need not become a piece of its own: by its bytes alone it holds nothing. */
        default boolean isDull(byte[] bytes, int from, int to) {
            return false;
        }

        /** True when the piece need not be shown, nor read: its bytes were read before and held nothing. */
        default boolean knows(Node node) {
            return false;
        }

        /** Before the piece's children. */
        void enter(Node node);

        /**
         * After the piece's children.
         *
         * @param understood true when it is known how to read the piece, false when it is a last value or a riddle
         */
        void leave(Node node, boolean understood);
    }

    /** How a reason begins that is a decoder's own fault. */
    public static final String FAULT = "fault in ";

    /** Fewer bytes cannot hold a secret in any encoding. */
    private static final int SHORTEST = 8;
    private static final Decoder[] NONE = {};

    private final Decoders decoders;

    private DecodeTree(Decoders decoders) {
        this.decoders = decoders;
    }

    /** For what a phone sends. */
    public static DecodeTree thorough(List<Decryption> decryptions) {
        return new DecodeTree(Decoders.thorough(decryptions));
    }

    /** For what comes back: several times as fast, without the rarest disguises. */
    public static DecodeTree swift() {
        return new DecodeTree(Decoders.SWIFT);
    }

    public void read(Node root, Budget budget, Reader reader) {
        new Walk(budget, reader).visit(root);
    }

    private final class Walk {

        private final Budget budget;
        private final Reader reader;

        Walk(Budget budget, Reader reader) {
            this.budget = budget;
            this.reader = reader;
        }

        void visit(Node node) {
            if (reader.knows(node) || !budget.take(node)) {
                return;
            }
            reader.enter(node);
            Branch branch = new Branch(node);
            boolean understood = false;
            Decoder[] worthTrying = node.length() < SHORTEST ? NONE : decoders.worthTrying(node.shape());
            for (int i = 0; i < worthTrying.length && !understood; i++) {
                understood = tried(worthTrying[i], node, branch);
            }
            reader.leave(node, understood || branch.explained);
        }

        /** A fault in a decoder costs one reading of one piece, which is said, and never the exchange. */
        private boolean tried(Decoder decoder, Node node, Branch branch) {
            try {
                return decoder.suits(node) && decoder.decode(node, branch);
            } catch (RuntimeException e) {
                budget.unread(FAULT + decoder.getClass().getSimpleName() + ": " + e);
                return false;
            }
        }

        private final class Branch implements Children {

            private final Node node;
            private boolean explained;

            Branch(Node node) {
                this.node = node;
            }

            @Override
            public void slice(Object step, int from, int to) {
                explained = true;
                cut(step, from, to);
            }

            @Override
            public void piece(int from, int to) {
                cut("", from, to);
            }

            private void cut(Object step, int from, int to) {
                if (from < to && to - from < node.length() && !reader.isDull(node.bytes, from, to)) {
                    visit(node.slice(step, from, to));
                }
            }

            @Override
            public void decoded(Object step, byte[] bytes, int length) {
                if (!sameAsNode(bytes, length)) {
                    explained = true;
                    guessed(step, bytes, length);
                }
            }

            @Override
            public void guessed(Object step, byte[] bytes, int length) {
                if (length > 0 && budget.takeBytes(length)) {
                    visit(node.decoded(step, bytes, length));
                }
            }

            /** A decoder that changes nothing has read nothing; it would go on so down to the budget. */
            private boolean sameAsNode(byte[] bytes, int length) {
                return Arrays.equals(bytes, 0, length, node.array(), node.from(), node.to());
            }

            @Override
            public Budget budget() {
                return budget;
            }
        }
    }
}
