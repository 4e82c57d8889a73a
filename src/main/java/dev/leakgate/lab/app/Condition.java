package dev.leakgate.lab.app;

import dev.leakgate.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * When something is shown or sent: {@code when: a and not b}, {@code unless: c and d}.
 *
 * @param when   all must hold
 * @param unless not all may hold; empty forbids nothing
 */
record Condition(List<Term> when, List<Term> unless) {

    private static final Pattern AND = Pattern.compile("\\s+and\\s+");

    /** A state of the app that is on, or with {@code not} one that is off. */
    record Term(String name, boolean wanted) {
    }

    static Condition of(YamlNode.Mapping node, Collection<String> states) {
        return new Condition(terms(node.find("when"), states), terms(node.find("unless"), states));
    }

    private static List<Term> terms(Optional<YamlNode> node, Collection<String> states) {
        return node.map(n -> AND.splitAsStream(n.asText().strip()).map(t -> term(n, t, states)).toList()).orElse(List.of());
    }

    private static Term term(YamlNode node, String text, Collection<String> states) {
        boolean wanted = !text.startsWith("not ");
        String name = wanted ? text : text.substring("not ".length()).strip();
        if (!states.contains(name)) {
            throw node.error("'" + name + "' is not known here, allowed are " + String.join(", ", states)
                    + ", joined by 'and', each with or without 'not'");
        }
        return new Term(name, wanted);
    }

    boolean holds(Predicate<String> state) {
        return all(when, state) && (unless.isEmpty() || !all(unless, state));
    }

    private static boolean all(List<Term> terms, Predicate<String> state) {
        return terms.stream().allMatch(t -> state.test(t.name()) == t.wanted());
    }
}
