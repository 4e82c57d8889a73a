package dev.leakgate.run;

import dev.leakgate.scenario.Mode;
import dev.leakgate.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of the matrix, chosen by words: phones, browsers, modes, scenarios. Words of one kind widen the choice, kinds
 * narrow it. A tag chooses which scenarios make up the matrix in the first place; without one it is {@code smoke}, and
 * whatever scenario is named.
 */
final class Selection {

    private static final List<String> TAGS = List.of("smoke", "full", "influence");

    private final Map<String, Set<String>> known = new LinkedHashMap<>();
    private final Map<String, Set<String>> chosen = new LinkedHashMap<>();

    /** @throws RunException for a word that names nothing, with all words that would */
    Selection(List<String> words, Set<String> phones, Set<String> browsers, Set<String> scenarios) {
        known.put("phone", phones);
        known.put("browser", browsers);
        known.put("mode", List.of(Mode.values()).stream().map(Mode::word).collect(Collectors.toCollection(LinkedHashSet::new)));
        known.put("scenario", scenarios);
        known.put("tag", new LinkedHashSet<>(TAGS));
        words.forEach(this::choose);
    }

    private void choose(String word) {
        List<String> kinds = known.entrySet().stream().filter(k -> k.getValue().contains(word)).map(Map.Entry::getKey).toList();
        if (kinds.isEmpty()) {
            List<String> all = new ArrayList<>();
            known.forEach((kind, words) -> all.add(kind + ": " + String.join(", ", words)));
            throw new RunException("-Dleakgate.only: '" + word + "' names nothing here. Known are\n  " + String.join("\n  ", all));
        }
        kinds.forEach(kind -> chosen.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(word));
    }

    /** A scenario belongs to the matrix of a browser by their tags; one that is named does without a tag being chosen. */
    boolean inMatrix(Scenario scenario, List<String> browser) {
        Set<String> tags = chosen.getOrDefault("tag", named(scenario) ? Set.copyOf(TAGS) : Set.of("smoke"));
        return tags.stream().anyMatch(tag -> scenario.tags().contains(tag) && browser.contains(tag));
    }

    private boolean named(Scenario scenario) {
        return chosen.getOrDefault("scenario", Set.of()).contains(scenario.slug());
    }

    boolean takes(String phone, String browser, Mode mode, Scenario scenario) {
        return takes("phone", phone) && takes("browser", browser) && takes("mode", mode.word()) && takes("scenario", scenario.slug());
    }

    private boolean takes(String kind, String word) {
        return !chosen.containsKey(kind) || chosen.get(kind).contains(word);
    }
}
