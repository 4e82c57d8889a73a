package dev.leakgate.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name that was asked of a name server, in the pieces by which data is hidden in names: each label, and the labels before
 * the domain as one, since a label has 63 bytes at most (RFC 1035, 2.3.4).
 */
final class AskedName {

    /** The domain at a name's end whose owner reads what stands before it; some have a label more. */
    private static final List<Integer> DOMAIN = List.of(2, 3);

    private AskedName() {
    }

    static List<String> pieces(String name) {
        List<String> labels = Arrays.asList(name.split("\\."));
        Set<String> pieces = new LinkedHashSet<>(labels);
        for (int domain : DOMAIN) {
            for (int from = 0; from < labels.size() - domain; from++) {
                pieces.add(String.join("", labels.subList(from, labels.size() - domain)));
            }
        }
        // Some resolvers change the case of letters by chance, which tells their answers from forged ones.
        List<String> all = new ArrayList<>(pieces);
        pieces.forEach(piece -> all.add(piece.toLowerCase(Locale.ROOT)));
        return all.stream().distinct().toList();
    }
}
