package dev.leakgate.browser;

import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.phone.Questions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Which browsers are tested on a phone: those that its entry names, or else all known ones that are on it, by package. */
public final class TestedBrowsers {

    private static final String PACKAGES = "pm list packages";
    /** What came with the firmware, updates of it too. */
    private static final String PRELOADED = "pm list packages -s";

    /** What a phone's shell is to be asked. */
    public static final List<String> QUESTIONS = List.of(PACKAGES, PRELOADED);

    private TestedBrowsers() {
    }

    /**
     * Those that may be tested on a phone, before it was asked.
     *
     * @param known browser files by slug
     * @throws dev.leakgate.yaml.YamlException when the entry names one that has no file
     */
    public static List<BrowserFile> candidates(FarmPhone entry, Map<String, BrowserFile> known) {
        return entry.browsers().isEmpty() ? known.values().stream().filter(b -> !b.system() || entry.allows(Consent.OWN_SCREENS)).toList()
                : entry.browsers().stream().map(slug -> BrowserFile.named(slug, entry.place(), known)).toList();
    }

    /** @param shell of the phone, which is asked unless its entry names them */
    public static List<BrowserFile> of(FarmPhone entry, Map<String, BrowserFile> known, UnaryOperator<String> shell) {
        List<BrowserFile> candidates = candidates(entry, known);
        return entry.browsers().isEmpty() ? found(candidates, Questions.ask(QUESTIONS, shell)) : candidates;
    }

    /** Those of the candidates that are on a phone. @param answers to {@link #QUESTIONS} */
    public static List<BrowserFile> found(List<BrowserFile> candidates, Map<String, String> answers) {
        Set<String> all = packages(answers.getOrDefault(PACKAGES, ""));
        Set<String> preloaded = packages(answers.getOrDefault(PRELOADED, ""));
        return candidates.stream().filter(b -> all.contains(b.packageName())
                && b.preloaded().map(is -> is == preloaded.contains(b.packageName())).orElse(true)).toList();
    }

    private static Set<String> packages(String list) {
        return list.lines().map(line -> line.strip().replaceFirst("^package:", "")).collect(Collectors.toSet());
    }
}
