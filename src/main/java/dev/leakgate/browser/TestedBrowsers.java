package dev.leakgate.browser;

import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.phone.Questions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                : Stream.of(entry.browsers(), entry.references()).flatMap(List::stream)
                        .map(slug -> BrowserFile.named(slug, entry.place(), known)).toList();
    }

    /** @param shell of the phone, which is asked unless its entry names them all */
    public static List<BrowserFile> of(FarmPhone entry, Map<String, BrowserFile> known, UnaryOperator<String> shell) {
        List<BrowserFile> candidates = candidates(entry, known);
        if (!entry.browsers().isEmpty() && entry.references().isEmpty()) {
            return candidates;
        }
        return asked(entry, candidates, Questions.ask(QUESTIONS, shell));
    }

    /** Those of the candidates that the entry names, and of the others those that are on the phone. @param answers to {@link #QUESTIONS} */
    public static List<BrowserFile> asked(FarmPhone entry, List<BrowserFile> candidates, Map<String, String> answers) {
        List<BrowserFile> there = found(candidates, answers);
        return candidates.stream().filter(b -> entry.browsers().contains(b.slug()) || there.contains(b)).toList();
    }

    /** A sentence for each browser that would have been tested for comparison and is not on the phone. */
    public static List<String> missing(FarmPhone entry, Map<String, BrowserFile> known, List<BrowserFile> tested) {
        return candidates(entry, known).stream().filter(b -> entry.references().contains(b.slug()) && !tested.contains(b))
                .map(b -> "%s (%s) is not on it, so there is nothing to compare with%s".formatted(b.title(), b.packageName(),
                        entry.virtual().isEmpty() ? "" : "; its engine is a Chromium of this machine (apt-get install chromium)")).toList();
    }

    /** Those of the candidates that are on a phone. @param answers to {@link #QUESTIONS} */
    private static List<BrowserFile> found(List<BrowserFile> candidates, Map<String, String> answers) {
        Set<String> all = packages(answers.getOrDefault(PACKAGES, ""));
        Set<String> preloaded = packages(answers.getOrDefault(PRELOADED, ""));
        return candidates.stream().filter(b -> all.contains(b.packageName())
                && b.preloaded().map(is -> is == preloaded.contains(b.packageName())).orElse(true)).toList();
    }

    private static Set<String> packages(String list) {
        return list.lines().map(line -> line.strip().replaceFirst("^package:", "")).collect(Collectors.toSet());
    }
}
