package dev.leakgate.decode;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What reading one exchange may cost. Counted in bytes, nodes and depth, never in seconds, so that the same bytes
 * always give the same answer; what was not read for want of budget is said in {@link #takeReached}.
 */
public final class Budget {

    /**
     * @param depth  layers of encoding
     * @param bytes  bytes produced by decoders
     * @param nodes  pieces read
     * @param ratio  times that a compressed piece over a megabyte may grow
     * @param seconds after which a watchdog takes the reading for a fault of this program; far beyond what the other
     *               limits allow, so it never decides what is found
     */
    public record Limits(int depth, long bytes, int nodes, int ratio, int seconds) {
        public static final Limits DEFAULT = new Limits(12, 64L << 20, 2_000_000, 1_000, 300);
    }

    /** A part of what there was to spend. */
    public record Spent(int pieces, long bytes) {
    }

    private static final int RATIO_FREE = 1 << 20;
    /** Well below what the call stack bears. */
    private static final int MAX_HEIGHT = 100;
    private static final int CHECK_TIME = 1024;

    private final Limits limits;
    private long bytesLeft;
    private int nodesLeft;
    private final long start = System.nanoTime();
    private final Set<String> reached = new LinkedHashSet<>();

    public Budget(Limits limits) {
        this.limits = limits;
        this.bytesLeft = limits.bytes;
        this.nodesLeft = limits.nodes;
    }

    /** Something was not read since the last {@link #takeReached}. */
    public boolean isReached() {
        return !reached.isEmpty();
    }

    /** The limits that were reached since the last call, a sentence each; empty when everything was read. */
    public Set<String> takeReached() {
        Set<String> taken = Set.copyOf(reached);
        reached.clear();
        return taken;
    }

    /** Since there was {@code before} left. */
    public Spent spentSince(Spent before) {
        return new Spent(before.pieces - nodesLeft, before.bytes - bytesLeft);
    }

    public Spent left() {
        return new Spent(nodesLeft, bytesLeft);
    }

    /** For something that need not be read again; has the same effect on what can be read behind it. */
    public void spend(Spent spent) {
        nodesLeft = Math.max(0, nodesLeft - spent.pieces);
        bytesLeft = Math.max(0, bytesLeft - spent.bytes);
    }

    boolean take(Node node) {
        if (nodesLeft <= 0) {
            reached.add("not fully read: more than " + limits.nodes + " pieces");
            return false;
        }
        if (node.depth() > limits.depth) {
            reached.add("not fully read: more than " + limits.depth + " layers of encoding");
            return false;
        }
        if (node.height() > MAX_HEIGHT) {
            reached.add("not fully read: parts nested more than " + MAX_HEIGHT + " deep");
            return false;
        }
        nodesLeft--;
        return nodesLeft % CHECK_TIME != 0 || inTime();
    }

    private boolean inTime() {
        if (System.nanoTime() - start < limits.seconds * 1_000_000_000L) {
            return true;
        }
        nodesLeft = 0;
        reached.add(DecodeTree.FAULT + "reading: not done after " + limits.seconds + " s");
        return false;
    }

    boolean takeBytes(int length) {
        if (length > bytesLeft) {
            bytesLeft = 0;
            reached.add("not fully read: more than " + limits.bytes + " bytes after decoding");
            return false;
        }
        bytesLeft -= length;
        return true;
    }

    /** The most bytes that {@code compressed} bytes may grow to; asking for more is recorded by {@link #cut}. */
    int room(int compressed) {
        long byRatio = Math.max(RATIO_FREE, (long) compressed * limits.ratio);
        return (int) Math.min(Integer.MAX_VALUE - 16, Math.min(byRatio, bytesLeft));
    }

    /** Something that no decoder here can undo. */
    void unread(String what) {
        reached.add("not fully read: " + what);
    }

    void cut(int room) {
        reached.add("not fully read: a compressed piece grows beyond " + room + " bytes");
    }
}
