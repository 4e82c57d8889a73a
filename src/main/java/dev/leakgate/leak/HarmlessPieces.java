package dev.leakgate.leak;

import dev.leakgate.decode.Budget;
import dev.leakgate.decode.Node;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Short values that were read and held nothing. Most values in traffic, and all of an app's own words, come again and
 * again, and the same bytes always give the same answer. Holds the last one for each hash; may be shared between
 * threads, of which one then at worst reads a value again.
 */
final class HarmlessPieces {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 96;
    /** Both keep the depth of what is left out below every limit of the budget. */
    private static final int DEEPEST = 5;
    private static final int MOST_PIECES = 6;
    private static final int BITS = 13;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private record Piece(byte[] bytes, boolean field, Budget.Spent cost) {

        boolean is(Node node) {
            return field == node.isField()
                    && Arrays.equals(bytes, 0, bytes.length, node.array(), node.from(), node.to());
        }
    }

    private final Piece[] pieces = new Piece[1 << BITS];

    /** Only parts of what was searched already, which take nothing from what stands around them. */
    static boolean suits(Node node) {
        return node.isSlice() && node.length() >= SHORTEST && node.length() <= LONGEST && node.depth() <= DEEPEST;
    }

    /** @return what reading the piece cost, or null when it is not known to be harmless */
    Budget.Spent cost(Node node) {
        Piece piece = pieces[slot(node)];
        return piece != null && piece.is(node) ? piece.cost : null;
    }

    void add(Node node, Budget.Spent cost) {
        if (cost.pieces() <= MOST_PIECES) {
            pieces[slot(node)] = new Piece(Arrays.copyOfRange(node.array(), node.from(), node.to()), node.isField(), cost);
        }
    }

    private static int slot(Node node) {
        long hash = node.length();
        int last = node.to() - Long.BYTES;
        for (int i = node.from(); i < last; i += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(node.array(), i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) ((hash ^ (long) LONG.get(node.array(), last)) * 0x9E3779B97F4A7C15L >>> 64 - BITS);
    }
}
