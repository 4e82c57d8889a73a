package dev.leakgate.secret;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text somebody typed: its words stay in order, what stands between them and how letters are composed does not. */
final class TextSpellings {

    private static final List<String> BETWEEN_WORDS = List.of(" ", "+", "%20", "-", "_", "", ".", ",", "\u00a0",
            "\u3000");

    private TextSpellings() {
    }

    static List<String> of(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String composed : compositions(text)) {
            String[] words = composed.split("\\s+");
            for (String separator : words.length > 1 ? BETWEEN_WORDS : List.of("")) {
                found.add(String.join(separator, words));
            }
        }
        return new ArrayList<>(found);
    }

    /** NFC and NFD, as typed and in either case; plain ASCII has only the first, since matching ignores ASCII case. */
    static Set<String> compositions(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (text.chars().allMatch(c -> c < 0x80)) {
            found.add(text);
            return found;
        }
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD, Normalizer.Form.NFKC)) {
            String normal = Normalizer.normalize(text, form);
            found.add(normal);
            found.add(normal.toLowerCase(Locale.ROOT));
            found.add(normal.toUpperCase(Locale.ROOT));
        }
        return found;
    }
}
