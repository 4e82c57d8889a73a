package dev.leakgate.report;

import dev.leakgate.judge.verdict.Verdict;

/** Colours, or none: only a terminal gets them, or whoever asks with Maven's own {@code -Dstyle.color=always}. */
public enum Style {
    PLAIN, COLOURED;

    public static Style ofThisProcess() {
        String asked = System.getProperty("style.color", "auto");
        boolean coloured = asked.equals("always")
                || asked.equals("auto") && System.console() != null && System.getenv("NO_COLOR") == null;
        return coloured ? COLOURED : PLAIN;
    }

    /** The text in the verdict's colour. */
    String paint(Verdict verdict, String text) {
        int colour = switch (verdict) {
            case PASS -> 32;
            case FAIL -> 31;
            case INCONCLUSIVE -> 33;
        };
        return this == PLAIN ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }

    String bold(String text) {
        return this == PLAIN ? text : "\u001b[1m" + text + "\u001b[0m";
    }
}
