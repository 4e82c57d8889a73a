package dev.leakgate.decode;

import java.util.List;

/**
 * Reads bytes as a tree: every piece is tried with every decoder that suits it, and what comes out is read again,
 * under one budget. Depth first, so that only one branch is in memory at a time.
 */
public final class DecodeTree {

    /** Is shown every piece. */
    public interface Reader {

        /** Before the piece's children. */
        void enter(Node node);

        /**
         * After the piece's children.
         *
         * @param understood true when at least one decoder suited it or read it
         */
        void leave(Node node, boolean understood);
    }

    /** How a reason begins that is a decoder's own fault. */
    public static final String FAULT = "fault in ";

    /** Fewer bytes cannot hold a secret in any encoding. */
    private static final int SHORTEST = 8;

    private final List<Decoder> decoders;

    public DecodeTree() {
        this(Decoders.inOrderOfCost());
    }

    DecodeTree(List<Decoder> decoders) {
        this.decoders = decoders;
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
            if (!budget.take(node)) {
                return;
            }
            reader.enter(node);
            Branch branch = new Branch(node);
            boolean understood = false;
            for (int i = 0; i < decoders.size() && !understood && node.length() >= SHORTEST; i++) {
                understood = tried(decoders.get(i), node, branch);
            }
            reader.leave(node, understood || branch.grown);
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
            private boolean grown;

            Branch(Node node) {
                this.node = node;
            }

            @Override
            public void slice(Object step, int from, int to) {
                grown = true;
                if (from < to && to - from < node.length()) {
                    visit(node.slice(step, from, to));
                }
            }

            @Override
            public void decoded(Object step, byte[] bytes, int length) {
                grown = true;
                if (length > 0 && budget.takeBytes(length)) {
                    visit(node.decoded(step, bytes, length));
                }
            }

            @Override
            public Budget budget() {
                return budget;
            }
        }
    }
}
