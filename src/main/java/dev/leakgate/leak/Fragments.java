package dev.leakgate.leak;

import dev.leakgate.secret.Entropy;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.secret.Spellings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All pieces of all secrets that are looked for as whole values, by hash. */
final class Fragments {

    private static final int SHORTEST_WHOLE = 6;
    /** Letters or digits of an identifier that are not met by chance. */
    private static final int SHORTEST_PART = 8;
    private static final double SMALLEST_SHARE = 0.3;
    private static final int SHORTEST_START = 4;
    private static final int FILTER_BITS = 16;
    private static final int BEGINNING = 4;
    private static final int LOWER_CASE = 0x20202020;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Map<Long, List<Fragment>> fragments = new HashMap<>();
    /** By the first four bytes, or all that a shorter one has: rules nearly every value out before it is hashed. */
    private final long[] beginnings = new long[1 << FILTER_BITS - 6];
    private final long[] filter = new long[1 << FILTER_BITS - 6];

    Fragments(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            Spellings.of(secret).forEach(spelling -> whole(secret, Squeezed.of(spelling)));
            if (secret.kind().canary()) {
                typed(secret);
            } else {
                parts(secret, Squeezed.of(own(secret)));
            }
        }
    }

    private void whole(Secret secret, byte[] squeezed) {
        if (squeezed.length >= SHORTEST_WHOLE) {
            add(new Fragment(secret, squeezed, 1, 0, Fragment.Role.WHOLE));
        }
    }

    /** Of an address only what stands before the sign is its owner's; the rest is shared by all who are there. */
    private static String own(Secret secret) {
        String whole = Spellings.canonical(secret);
        int sign = secret.kind() == SecretKind.EMAIL ? whole.indexOf('@') : -1;
        return sign > 0 ? whole.substring(0, sign) : whole;
    }

    private void parts(Secret secret, byte[] squeezed) {
        for (int length = SHORTEST_START; length < squeezed.length; length++) {
            byte[] head = Arrays.copyOf(squeezed, length);
            start(secret, head);
            part(secret, head, squeezed.length, 0);
            int from = squeezed.length - length;
            part(secret, Arrays.copyOfRange(squeezed, from, squeezed.length), squeezed.length, from);
        }
    }

    private void part(Secret secret, byte[] part, int length, int from) {
        double share = Entropy.share(secret.kind(), length, from, from + part.length);
        if (part.length >= SHORTEST_PART && share >= SMALLEST_SHARE && share < 1) {
            add(new Fragment(secret, part, share, 0, Fragment.Role.PART));
        }
    }

    /** A text grows letter by letter; an address counts from behind its host, which many others have too. */
    private void typed(Secret secret) {
        String text = Spellings.canonical(secret);
        int scheme = text.indexOf("://");
        int bare = secret.kind() == SecretKind.URL && scheme >= 0 ? scheme + 3 : 0;
        int path = secret.kind() == SecretKind.URL ? Math.max(0, text.indexOf('/', bare)) + 1 : 0;
        int[] ends = text.codePoints().toArray();
        int end = 0;
        for (int i = 0; i < ends.length - 1; i++) {
            end += Character.charCount(ends[i]);
            if (end > path && Squeezed.of(Character.toString(ends[i])).length > 0) {
                double share = (double) (end - path) / (text.length() - path);
                for (String typed : bare == 0 ? List.of(text.substring(0, end))
                        : List.of(text.substring(0, end), text.substring(bare, end))) {
                    byte[] squeezed = Squeezed.of(typed);
                    add(new Fragment(secret, squeezed, share, i + 1 - path, Fragment.Role.TYPED));
                }
            }
            if (wordEnds(text, end)) {
                start(secret, Squeezed.of(text.substring(bare, Math.max(bare, end))));
            }
        }
    }

    private void start(Secret secret, byte[] head) {
        List<byte[]> wholes = Spellings.of(secret).stream().map(Squeezed::of)
                .filter(whole -> whole.length > head.length && Arrays.equals(whole, 0, head.length, head, 0, head.length))
                .collect(Collectors.collectingAndThen(Collectors.toMap(java.nio.ByteBuffer::wrap, whole -> whole,
                        (first, second) -> first), distinct -> List.copyOf(distinct.values())));
        add(new Fragment(secret, head, 0, 0, Fragment.Role.START, wholes));
    }

    /** Between words, at punctuation, or anywhere in a script that has no blanks. */
    private static boolean wordEnds(String text, int end) {
        return !Character.isLetterOrDigit(text.charAt(end)) || !Character.isLetterOrDigit(text.charAt(end - 1))
                || text.charAt(end) >= 0x2E80;
    }

    private void add(Fragment fragment) {
        if (fragment.bytes().length < 2 || fragment.bytes().length > Squeezed.LONGEST) {
            return;
        }
        long hash = Squeezed.hash(fragment.bytes(), fragment.bytes().length);
        List<Fragment> same = fragments.computeIfAbsent(hash, unused -> new ArrayList<>(1));
        if (same.stream().noneMatch(other -> other.secret().equals(fragment.secret())
                && other.role() == fragment.role() && other.characters() == fragment.characters())) {
            same.add(fragment);
        }
        filter[bit(hash) >>> 6] |= 1L << bit(hash);
        int length = Math.min(fragment.bytes().length, BEGINNING);
        int beginning = 0;
        for (int i = 0; i < length; i++) {
            beginning |= (fragment.bytes()[i] & 0xFF) << Byte.SIZE * i;
        }
        int bit = beginningBit(beginning, length);
        beginnings[bit >>> 6] |= 1L << bit;
    }

    private static int bit(long hash) {
        return (int) (hash >>> 64 - FILTER_BITS);
    }

    private static int beginningBit(int beginning, int length) {
        return ((beginning | LOWER_CASE) + length) * 0x9E3779B1 >>> Integer.SIZE - FILTER_BITS;
    }

    private boolean isBeginning(int beginning, int length) {
        int bit = beginningBit(beginning, length);
        return (beginnings[bit >>> 6] & 1L << bit) != 0;
    }

    /**
     * Whether a value, or a part of one, that begins with a word may be equal to a fragment.
     *
     * @param word    position of the word, of letters and digits up to {@code wordEnd}; the text goes on to {@code to}
     */
    boolean mayBegin(byte[] bytes, int word, int wordEnd, int to) {
        if (wordEnd - word >= BEGINNING) {
            return isBeginning((int) INT.get(bytes, word), BEGINNING);
        }
        int beginning = 0;
        int length = 0;
        for (int i = word; i < to && length < BEGINNING; i++) {
            if (Squeezed.keeps(bytes[i])) {
                beginning |= (Squeezed.lowerCase(bytes[i]) & 0xFF) << Byte.SIZE * length++;
                if (length > 1 && length < BEGINNING && isBeginning(beginning, length)) {
                    return true;
                }
            }
        }
        return length > 1 && isBeginning(beginning, length);
    }

    /** False when the value as a whole is no fragment. */
    boolean mayEqual(byte[] bytes, int from, int to) {
        return mayBegin(bytes, from, from, to);
    }

    List<Fragment> equalTo(Squeezed value) {
        long hash = Squeezed.hash(value.bytes, value.length);
        if ((filter[bit(hash) >>> 6] & 1L << bit(hash)) == 0) {
            return List.of();
        }
        return fragments.getOrDefault(hash, List.of()).stream().filter(fragment ->
                Arrays.equals(fragment.bytes(), 0, fragment.bytes().length, value.bytes, 0, value.length)).toList();
    }
}
