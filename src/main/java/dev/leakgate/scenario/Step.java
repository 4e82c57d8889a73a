package dev.leakgate.scenario;

import dev.leakgate.secret.SecretKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing a person does. {@code {canary}} in a text stands for words minted fresh for each trial. */
public sealed interface Step {

    /** Searches from the address bar with an engine chosen in the browser before. */
    record Search(String engine, String query, Entry by) implements Step {
    }

    /** Opens a page of the bench by its address. */
    record Visit(String page, Entry by) implements Step {
    }

    /** Puts a text into the address bar and leaves it again without ENTER. */
    record Type(String text, Entry by) implements Step {
    }

    /**
     * Goes one of the ways of the browser's file.
     *
     * @param text   typed where the way types; empty when it types nothing
     * @param kind   of secret that the text is
     * @param engine that is asked by it and may have the text; empty when nobody is
     * @param account whether it is the name of an account, which the server for that may have
     */
    record Go(String way, String text, SecretKind kind, Optional<String> engine, boolean account) implements Step {
    }

    /** Installs an app that does nothing, of this package, and removes it again. */
    record Install(String packageName) implements Step {
    }

    /**
     * Searches again and again for texts of several lengths, in random order, to see whether uploads follow them.
     *
     * @param lengths of the texts in bytes, ascending
     * @param blocks  to compare, each of all lengths
     * @param taps    time that pasting and ENTER may take
     */
    record Influence(String engine, List<Integer> lengths, int blocks, Duration taps) implements Step {
        public Influence {
            lengths = List.copyOf(lengths);
        }
    }

    /** Something after which a person expects to be a stranger; only in normal mode. */
    record Border(Crossing crossing) implements Step {
    }

    /** The browser's process ends and its data stays, the phone's advertising ID changes, the browser's data is cleared. */
    enum Crossing {
        RESTART("restart"), ADVERTISING_RESET("reset-advertising-id"), CLEARING("clear-data");

        private final String word;

        Crossing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Does nothing. */
    record Idle(Duration length) implements Step {
    }
}
