package dev.leakgate.decode;

/**
 * A step that undid what changes every byte alike and has no mark of its own: reversal, a shifted alphabet, XOR. Since
 * nearly anything can be undone so, a second one is tried only under the first and a third not at all.
 */
record Disguise(String name) {

    private static final int MOST = 2;

    static boolean mayBeUnder(Node node) {
        return above(node) < MOST;
    }

    static boolean mayBeFirst(Node node) {
        return above(node) == 0;
    }

    /** Bytes that are no text hide anything, text only another encoding. */
    static boolean mayHide(Node node) {
        return !node.shape().isPlainText()
                && (node.shape().hasControls() || !Text.readable(node.bytes, node.from, node.to));
    }

    private static int above(Node node) {
        int disguises = 0;
        for (Node outer = node; outer != null; outer = outer.parent()) {
            disguises += outer.cameBy() instanceof Disguise ? 1 : 0;
        }
        return disguises;
    }

    /** The bytes were not just undressed in the same way. */
    static boolean isNew(Node node, String name) {
        return !(node.cameBy() instanceof Disguise last && last.name.startsWith(name));
    }

    @Override
    public String toString() {
        return name;
    }
}
