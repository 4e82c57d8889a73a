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
    private static final int FILTER_BITS = 20;

    private record Entry(Meaning meaning, byte[] digest, int at) {
    }

    private final List<Entry> entries = new ArrayList<>();
    private final KeyTable table = new KeyTable(FILTER_BITS);
    private final Map<Integer, Meaning> weak = new HashMap<>();

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
        for (int i = table.first(key); i != 0; i = table.next(i)) {
            Entry entry = entries.get(table.value(i));
            if (entry.meaning.secret().equals(meaning.secret()) && entry.meaning.share() >= meaning.share()
                    && Arrays.equals(entry.digest, digest)) {
                return;
            }
        }
        table.put(key, entries.size());
        entries.add(new Entry(meaning, digest, at));
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
        return table.mayHold(key);
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
        for (int i = table.first(key); i != 0; i = table.next(i)) {
            Entry entry = entries.get(table.value(i));
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
