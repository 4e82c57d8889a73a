package dev.leakgate.leak;

import dev.leakgate.secret.Digests.Digested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Digests of all secrets, found by eight of their bytes: the first, the last, or, since {@code md5} is often cut to
 * its middle, the middle ones. So a digest that was cut to eight bytes or more is found too.
 */
final class DigestTable {

    /** Bytes of a key; a shorter piece of a digest is met by chance. */
    static final int KEY = 8;
    private static final int CERTAIN = 16;
    private static final int FILTER_BITS = 22;

    private record Entry(Meaning meaning, byte[] digest, int at, Entry next) {
    }

    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<Integer, Meaning> weak = new HashMap<>();
    private final long[] filter = new long[1 << FILTER_BITS - 6];

    void add(Meaning meaning, Digested digested) {
        byte[] digest = digested.bytes();
        Meaning by = meaning.by(digested.step());
        if (digested.weak()) {
            weak.putIfAbsent(java.nio.ByteBuffer.wrap(digest).getInt(), by.with(Confidence.LOW));
            return;
        }
        add(by, digest, 0);
        if (digest.length > KEY) {
            add(by, digest, digest.length - KEY);
        }
        if (digest.length == CERTAIN) {
            add(by, digest, 4);
        }
    }

    private void add(Meaning meaning, byte[] digest, int at) {
        long key = key(digest, at);
        Entry same = entries.get(key);
        for (Entry entry = same; entry != null; entry = entry.next) {
            if (entry.meaning.secret().equals(meaning.secret()) && entry.meaning.share() >= meaning.share()
                    && Arrays.equals(entry.digest, digest)) {
                return;
            }
        }
        entries.put(key, new Entry(meaning, digest, at, same));
        filter[first(key) >>> 6] |= 1L << first(key);
        filter[second(key) >>> 6] |= 1L << second(key);
    }

    /** Two bits a key (Bloom, 1970): of a hundred tokens that are no digest, at most one is looked up in vain. */
    private static int first(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 64 - FILTER_BITS);
    }

    private static int second(long key) {
        return (int) (key * 0xC2B2AE3D27D4EB4FL >>> 64 - FILTER_BITS);
    }

    static long key(byte[] bytes, int at) {
        long key = 0;
        for (int i = 0; i < KEY; i++) {
            key = key << 8 | bytes[at + i] & 0xFF;
        }
        return key;
    }

    /** Quick: false means that no digest begins, ends or is cut there. */
    boolean mayHold(long key) {
        return (filter[first(key) >>> 6] & 1L << first(key)) != 0
                && (filter[second(key) >>> 6] & 1L << second(key)) != 0;
    }

    /** One meaning for each secret of which the bytes are a digest, or a piece of one. */
    List<Meaning> meanings(byte[] bytes, int length) {
        if (length < KEY) {
            return List.of();
        }
        List<Meaning> found = new ArrayList<>(0);
        find(bytes, length, 0, found);
        if (length > KEY) {
            find(bytes, length, length - KEY, found);
        }
        return found;
    }

    private void find(byte[] bytes, int length, int at, List<Meaning> found) {
        long key = key(bytes, at);
        if (!mayHold(key)) {
            return;
        }
        for (Entry entry = entries.get(key); entry != null; entry = entry.next) {
            int start = entry.at - at;
            if (start >= 0 && start + length <= entry.digest.length
                    && Arrays.equals(entry.digest, start, start + length, bytes, 0, length)) {
                boolean certain = length >= Math.min(CERTAIN, entry.digest.length);
                String step = entry.meaning.steps().get(0)
                        + (length == entry.digest.length ? "" : " cut to " + length + " bytes");
                Meaning meaning = entry.meaning.by(step).with(certain ? Confidence.HIGH : Confidence.MEDIUM);
                if (!found.contains(meaning)) {
                    found.add(meaning);
                }
            }
        }
    }

    /** What a number of 32 bits is the checksum of, or null. */
    Meaning weak(int value) {
        return weak.get(value);
    }
}
