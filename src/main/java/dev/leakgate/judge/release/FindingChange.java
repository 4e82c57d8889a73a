package dev.leakgate.judge.release;

import dev.leakgate.judge.verdict.Finding;
import java.util.SortedSet;

/**
 * What became of a kind of finding from one firmware to the next, in one browser on one model.
 *
 * @param browser {@code mi-10/mint}
 * @param finding an example, the later one where there is one
 * @param cells   where it is now; for what is no longer seen, where it was
 */
public record FindingChange(Kind kind, String browser, Finding finding, SortedSet<String> cells) {

    /** In the order in which they are shown. */
    public enum Kind {
        NEW("new"), WORSE("worse"), STILL_THERE("still there"),
        /** No longer seen, but not every place where it was has been judged to the end. */
        NOT_PROVED_GONE("not seen, not proved gone"), GONE("gone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        return kind.words() + ": " + browser + " " + finding.rule() + " " + finding.kind() + " -> " + finding.host() + " ["
                + finding.fingerprint() + "] in " + String.join(", ", cells);
    }
}
