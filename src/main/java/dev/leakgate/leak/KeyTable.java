package dev.leakgate.leak;

import java.util.Arrays;

/**
 * Numbers by a key of 64 bits, several to a key. A bitmap in front, with two bits for each key (Bloom, 1970), says of
 * nearly every key that is not there that it is not, mostly at the price of one multiplication; what is left is looked
 * up in a table without boxes or lists.
 */
final class KeyTable {

    private static final int NOTHING = 0;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long OTHER_SPREAD = 0xC2B2AE3D27D4EB4FL;

    private final int shift;
    private final long[] filter;
    private long[] keys = new long[1 << 8];
    /** By slot: the entry that was put last, counted from 1. */
    private int[] heads = new int[keys.length];
    private int[] next = new int[1 << 8];
    private int[] values = new int[next.length];
    private int entries;
    private int used;

    /** @param filterBits the bitmap has two to this power of bits: some ten for each key */
    KeyTable(int filterBits) {
        shift = Long.SIZE - filterBits;
        filter = new long[1 << filterBits - 6];
    }

    /** False when the key is not there; true when it probably is. */
    boolean mayHold(long key) {
        return isMarked(key * SPREAD) && isMarked(key * OTHER_SPREAD);
    }

    /** @return an entry under the key, or 0 when there is none; in the opposite order of putting */
    int first(long key) {
        return heads[slot(key)];
    }

    /** @return the next entry under the same key, or 0 */
    int next(int entry) {
        return next[entry];
    }

    int value(int entry) {
        return values[entry];
    }

    void put(long key, int value) {
        if (++entries == next.length) {
            next = Arrays.copyOf(next, 2 * entries);
            values = Arrays.copyOf(values, 2 * entries);
        }
        int slot = slot(key);
        if (heads[slot] == NOTHING && 2 * ++used > keys.length) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        next[entries] = heads[slot];
        values[entries] = value;
        heads[slot] = entries;
        mark(key * SPREAD);
        mark(key * OTHER_SPREAD);
    }

    private boolean isMarked(long hash) {
        int bit = (int) (hash >>> shift);
        return (filter[bit >>> 6] & 1L << bit) != 0;
    }

    private void mark(long hash) {
        int bit = (int) (hash >>> shift);
        filter[bit >>> 6] |= 1L << bit;
    }

    /** Where the key is, or where it would be. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * SPREAD >>> 32) & mask;
        while (heads[slot] != NOTHING && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[2 * oldKeys.length];
        heads = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] != NOTHING) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
        }
    }
}
