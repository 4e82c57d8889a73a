package dev.leakgate.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The words that may stand in some place, as an error message tells them. */
public final class Allowed {

    private static final int LIKELY_SLIPS = 2;

    private Allowed() {
    }

    /** {@code 'browser' is not known here, allowed are browsers, udid; did you mean 'browsers'?} */
    static String insteadOf(String described, String word, Collection<String> words) {
        return described + " is not known here, allowed are " + String.join(", ", words) + meant(word, words);
    }

    /** {@code ; did you mean 'browsers'?}, or nothing when no word is near. */
    public static String meant(String word, Collection<String> words) {
        return nearest(word, words).map(w -> "; did you mean '" + w + "'?").orElse("");
    }

    private static Optional<String> nearest(String word, Collection<String> words) {
        String asked = plain(word);
        Optional<String> nearest = words.stream().min(Comparator.comparingInt(w -> slips(asked, plain(w))));
        return nearest.filter(w -> slips(asked, plain(w)) <= Math.min(LIKELY_SLIPS, asked.length() / 2));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many letters were added, left out or mistaken (Levenshtein's distance). */
    private static int slips(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int mistaken = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(mistaken, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
