package dev.leakgate.decode;

/** A walk through a format in which each value says what it is, also each key of a map. */
abstract class ItemWalk extends BinaryWalk {

    ItemWalk(Node node, Children children) {
        super(node, children);
    }

    /** @return position after the value that begins there */
    abstract int value(ValuePath path, int at, int depth);

    /** @return bytes before the text of a key that begins there, 0 where the key is no text */
    abstract int keyHead(int at);

    /** Whether an array or map of unknown length ends there with a byte of its own. */
    boolean breaks(int at) {
        return false;
    }

    /** @param count -1 for up to where it {@link #breaks} */
    final int members(ValuePath path, int from, long count, boolean map, int depth) {
        if (count > node.to - from) {
            return -1;
        }
        int at = from;
        for (int i = 0; count < 0 || i < count; i++) {
            if (at < 0 || at >= node.to && count < 0) {
                return -1;
            }
            if (count < 0 && breaks(at)) {
                return at + 1;
            }
            ValuePath member = path.index(i);
            if (map) {
                int key = at;
                at = value(member, at, depth + 1);
                if (at < 0) {
                    return -1;
                }
                member = path.key(node.bytes, Math.min(at, key + keyHead(key)), at);
            }
            at = value(member, at, depth + 1);
        }
        return at;
    }
}
