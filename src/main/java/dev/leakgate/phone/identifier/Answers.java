package dev.leakgate.phone.identifier;

import dev.leakgate.phone.Questions;
import dev.leakgate.phone.trust.RootShell;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a phone answered to its shell and, where there is root, to root. */
final class Answers {

    private final Map<String, String> toShell;
    private final Optional<RootShell> root;
    private Map<String, String> toRoot = Map.of();

    private Answers(Map<String, String> toShell, Optional<RootShell> root) {
        this.toShell = toShell;
        this.root = root;
    }

    static Answers of(Collection<String> questions, UnaryOperator<String> shell) {
        return new Answers(Questions.ask(questions, shell), RootShell.of(shell));
    }

    /** What the shell may not ask; without single quotes. Nothing happens where there is no root. */
    void askRoot(Collection<String> questions) {
        toRoot = root.map(r -> Questions.ask(questions, r::run)).orElse(Map.of());
    }

    /** "" where it was not asked. */
    String told(String question) {
        return toShell.getOrDefault(question, "");
    }

    /** "" where it was not asked, or there is no root. */
    String toldRoot(String question) {
        return toRoot.getOrDefault(question, "");
    }

    boolean rooted() {
        return root.isPresent();
    }
}
