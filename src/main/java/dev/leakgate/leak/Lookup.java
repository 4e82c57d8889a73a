package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.secret.Digests;
import dev.leakgate.secret.HashFunction;
import dev.leakgate.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that is looked for, prepared once for all traffic; never changes afterwards. */
final class Lookup {

    /** What programs hash when they have nothing to hash. */
    private static final List<String> NOTHING = List.of("", " ", "0", "-1", "1", "null", "NULL", "none", "None", "nil",
            "nothing", "undefined", "unknown", "UNKNOWN", "Unknown", "empty", "na", "NA", "n/a", "N/A", "NaN", "false",
            "true", "default", "anonymous", "guest", "test", "000000000000000", "00000000000000",
            "00000000-0000-0000-0000-000000000000", "02:00:00:00:00:00", "020000000000", "9774d56d682e549c",
            "0000000000000000", "{}", "[]");

    private final Needles needles;
    private final DigestTable digests = new DigestTable();
    private final DigestTokens tokens = new DigestTokens(digests);
    private final Caesar caesar;
    private final Xor xor;
    private final Fragments fragments;
    private final Set<Long> digestsOfNothing = new HashSet<>();

    Lookup(Collection<Secret> secrets, Known known) {
        needles = new Needles(secrets);
        caesar = new Caesar(secrets);
        xor = new Xor(secrets);
        fragments = new Fragments(secrets);
        for (Secret secret : secrets) {
            Meaning meaning = Meaning.plain(secret);
            Digests.of(secret, known.salts(), known.hmacKeys(), digested -> digests.add(meaning, digested));
        }
        for (String word : NOTHING) {
            HashFunction.COMMON.forEach(function -> digestsOfNothing.add(
                    DigestTable.key(function.apply(word.getBytes(StandardCharsets.UTF_8)), 0)));
        }
    }

    /** All hits in bytes that nobody has searched yet. */
    List<Hit> search(Node node) {
        List<Hit> hits = needles.in(node.array(), node.from(), node.to());
        tokens.find(node.array(), node.from(), node.to(), hits);
        return hits;
    }

    /** What only somebody who hides something would send: shifted alphabets and XOR. */
    List<Hit> disguised(Node node) {
        List<Hit> hits = new ArrayList<>(0);
        caesar.find(node.array(), node.from(), node.to(), hits);
        xor.find(node.array(), node.from(), node.to(), hits);
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

    List<Fragment> fragments(Squeezed value) {
        return fragments.equalTo(value);
    }

    /** The digest of a word that says nothing is explained, not opaque. */
    boolean digestOfNothing(Node node) {
        return node.length() >= DigestTable.KEY
                && digestsOfNothing.contains(DigestTable.key(node.array(), node.from()));
    }
}
