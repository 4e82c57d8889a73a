package dev.leakgate.lab.android.shell;

import java.util.List;

/** A parsed command line: pipelines, each run or skipped by how the one before it ended. */
record Script(List<Step> steps) {

    /** When a step runs. */
    enum When {
        ALWAYS, ON_SUCCESS, ON_FAILURE
    }

    /** @param background nobody waits for it: {@code &} */
    record Step(When when, List<Simple> pipeline, boolean background) {
    }

    /**
     * Words with assignments before them and redirections; a group {@code ( ... )} has a body instead of words, and so
     * has a loop.
     *
     * @param whilst the loop's condition; null for anything else
     */
    record Simple(List<Word> words, List<Redirect> redirects, Script body, Script whilst) {
    }

    /** @param target null for {@code 2>&1} and {@code >&2} */
    record Redirect(int stream, Kind kind, Word target) {

        enum Kind {
            READ, WRITE, APPEND, JOIN
        }
    }

    /** A word in pieces, since quotes decide what is expanded. */
    record Word(List<Piece> pieces) {
    }

    /** @param quoted no wildcards, no splitting; {@code kind} says what text is */
    record Piece(Kind kind, String text, boolean quoted) {

        enum Kind {
            TEXT, VARIABLE, COMMAND
        }
    }
}
