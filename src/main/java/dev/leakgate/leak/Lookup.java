package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.secret.Digests;
import dev.leakgate.secret.HashFunction;
import dev.leakgate.secret.SafeBrowsing;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is looked for, prepared once for all traffic; never changes afterwards. */
final class Lookup {

    /** What programs hash when they have nothing to hash. */
    private static final List<String> NOTHING = List.of("", " ", "0", "-1", "1", "null", "NULL", "none", "None", "nil",
            "nothing", "undefined", "unknown", "UNKNOWN", "Unknown", "empty", "na", "NA", "n/a", "N/A", "NaN", "false",
            "true", "default", "anonymous", "guest", "test", "000000000000000", "00000000000000",
            "00000000-0000-0000-0000-000000000000", "02:00:00:00:00:00", "020000000000", "9774d56d682e549c",
            "0000000000000000", "{}", "[]");

    private static final double ONLY_THE_SITE = 0.5;
    private static final int SHORT_MESSAGE = 16;

    private final Needles needles;
    private final DigestTable digests = new DigestTable();
    private final DigestTokens tokens = new DigestTokens(digests);
    private final Caesar caesar;
    private final Xor xor;
    private final Fragments fragments;
    private final PlainWords plainWords;
    private final Map<Integer, Meaning> prefixes = new HashMap<>();
    private final BitSet prefixBeginnings = new BitSet(1 << 16);
    private final Set<Long> digestsOfNothing = new HashSet<>();

    Lookup(Collection<Secret> secrets, Known known) {
        needles = new Needles(secrets);
        caesar = new Caesar(secrets);
        xor = new Xor(secrets);
        fragments = new Fragments(secrets);
        plainWords = new PlainWords(fragments);
        for (Secret secret : secrets) {
            Meaning meaning = Meaning.plain(secret);
            Digests.of(secret, known.salts(), known.hmacKeys(), digested -> digests.add(meaning, digested));
            if (secret.kind() == SecretKind.URL) {
                safeBrowsing(meaning, SafeBrowsing.expressions(secret.value()));
            }
        }
        for (String word : NOTHING) {
            HashFunction.COMMON.forEach(function -> digestsOfNothing.add(
                    DigestTable.key(function.apply(word.getBytes(StandardCharsets.UTF_8)), 0)));
        }
    }

    /** The whole hash of an expression is a leak, all of it or only the site; its first bytes are merely noted. */
    private void safeBrowsing(Meaning meaning, List<String> expressions) {
        for (String expression : expressions) {
            byte[] hash = HashFunction.SHA256.apply(expression.getBytes(StandardCharsets.UTF_8));
            double share = expression.equals(expressions.get(0)) ? 1 : ONLY_THE_SITE;
            Meaning part = new Meaning(meaning.secret(), meaning.steps(), Confidence.HIGH, share);
            digests.add(part, new Digests.Digested("sha256 of a Safe Browsing expression", hash, false));
            prefixBeginnings.set((hash[0] & 0xFF) << 8 | hash[1] & 0xFF);
            prefixes.putIfAbsent(ByteBuffer.wrap(hash).getInt(), new Meaning(meaning.secret(),
                    List.of("Safe Browsing prefix"), Confidence.LOW, share * SafeBrowsing.PREFIX / hash.length));
        }
    }

    /**
     * Four bytes that say which page a list was asked about.
     *
     * @param declared the receiver is known to keep such lists: anywhere in a short message, and merely noted;
     *                 elsewhere they must be a value of their own
     */
    List<Hit> safeBrowsingPrefixes(Node node, boolean declared) {
        int length = node.length();
        int longest = declared ? SHORT_MESSAGE : SafeBrowsing.PREFIX;
        if (prefixes.isEmpty() || length < SafeBrowsing.PREFIX || length > longest) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(0);
        for (int at = node.from(); at + SafeBrowsing.PREFIX <= node.to(); at++) {
            int first = (node.array()[at] & 0xFF) << 8 | node.array()[at + 1] & 0xFF;
            Meaning meaning = !prefixBeginnings.get(first) ? null
                    : prefixes.get(ByteBuffer.wrap(node.array(), at, SafeBrowsing.PREFIX).getInt());
            if (meaning != null) {
                hits.add(new Hit(declared ? meaning : meaning.with(Confidence.MEDIUM), at, at + SafeBrowsing.PREFIX));
            }
        }
        return hits;
    }

    /**
     * All hits in bytes that nobody has searched yet.
     *
     * @param disguised also what only somebody who hides something would send: shifted alphabets and XOR
     */
    List<Hit> search(Node node, boolean disguised) {
        List<Hit> hits = needles.in(node);
        tokens.find(node, hits);
        if (disguised) {
            caesar.find(node.array(), node.from(), node.to(), hits);
            xor.find(node.array(), node.from(), node.to(), hits);
        }
        return hits;
    }

    /** The piece as a whole is the raw bytes of a digest, or of a part of one. */
    List<Hit> digest(Node node) {
        byte[] bytes = Arrays.copyOfRange(node.array(), node.from(), node.to());
        return digests.meanings(bytes, bytes.length).stream()
                .map(meaning -> new Hit(meaning, node.from(), node.to())).toList();
    }

    Meaning checksum(int value) {
        return digests.weak(value);
    }

    /** False, at the price of a look at the first bytes, when {@link #fragments} would give none. */
    boolean mayBeFragment(Node node) {
        return fragments.mayEqual(node.array(), node.from(), node.to());
    }

    List<Fragment> fragments(Squeezed value) {
        return fragments.equalTo(value);
    }

    /** A value of words and short numbers that no secret is in, nor a piece of one. */
    boolean plainWords(byte[] bytes, int from, int to) {
        return plainWords.areAll(bytes, from, to);
    }

    /** The digest of a word that says nothing is explained, not opaque. */
    boolean digestOfNothing(Node node) {
        return node.length() >= DigestTable.KEY
                && digestsOfNothing.contains(DigestTable.key(node.array(), node.from()));
    }
}
