package dev.leakgate.record.diff;

import dev.leakgate.record.transcript.Entry;

/**
 * What became of one stream of the transcript when it was asked for again.
 *
 * @param why empty for {@link Kind#SAME}
 */
public record Outcome(Entry entry, Kind kind, String why) {

    /** How the new answer stands to the recorded one. */
    public enum Kind {
        SAME,
        DIFFERENT,
        /** The phone does not have what the recorded one answered. */
        MISSING,
        /** It could not, or should not, be asked for. */
        NOT_ASKED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
