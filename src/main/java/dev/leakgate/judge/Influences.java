package dev.leakgate.judge;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.influence.Answer;
import dev.leakgate.judge.influence.Influence;
import dev.leakgate.judge.influence.Measure;
import dev.leakgate.judge.influence.Plot;
import dev.leakgate.judge.influence.Question;
import dev.leakgate.judge.influence.Series;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.secret.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the influence experiments of a whole run mean for their trials: an upload that follows what is searched for is a
 * leak, whatever its encryption. An upload that does not is not cleared: the finding says what would have been noticed.
 */
final class Influences {

    private final Map<String, List<Finding>> leaks = new HashMap<>();
    private final Map<String, List<Finding>> nulls = new HashMap<>();

    private final Redactor redactor;

    /** @param experiments series by trial, in the plan's order */
    Influences(RunFolder folder, Map<String, List<Series>> experiments) {
        redactor = Redactor.of(folder.secrets(), folder.redactionKey());
        List<Series> all = experiments.values().stream().flatMap(List::stream).toList();
        Map<Series, List<Answer>> answers = new IdentityHashMap<>();
        Influence.answers(all, folder.plan().seed()).forEach(a -> answers.computeIfAbsent(a.series(), s -> new ArrayList<>()).add(a));
        experiments.forEach((trial, series) -> series.forEach(s -> add(trial, s, answers.getOrDefault(s, List.of()))));
    }

    private void add(String trial, Series series, List<Answer> answers) {
        boolean convicted = false;
        for (Question question : Question.values()) {
            List<Answer> guilty = answers.stream().filter(a -> a.question() == question && a.convicts()).toList();
            if (!guilty.isEmpty()) {
                leaks.computeIfAbsent(trial, t -> new ArrayList<>()).add(leak(series, question, guilty));
                convicted = true;
            }
        }
        if (!convicted) {
            nulls.computeIfAbsent(trial, t -> new ArrayList<>()).add(finding("influence-not-found", "", series, nothing(series, answers), answers));
        }
    }

    /** The trial with what its experiment says; what was tested and not found clears nothing. */
    RunVerdict.Trial applied(RunVerdict.Trial trial) {
        return trial.withLeaks(leaks.getOrDefault(trial.id(), List.of())).withGaps(nulls.getOrDefault(trial.id(), List.of()));
    }

    private Finding leak(Series series, Question question, List<Answer> guilty) {
        Answer strongest = guilty.get(guilty.size() - 1);
        String sentence = "Though nobody can read it, %s to %s: %s (p = %s), and again %s when repeated (p = %s).".formatted(question.title(),
                series.endpoint(), effect(strongest, strongest.effect()), p(strongest.p()),
                effect(strongest, strongest.effectFresh()), p(strongest.pFresh()));
        return finding(question == Question.CONTENT ? "content-moves-upload" : "search-moves-upload",
                question == Question.CONTENT ? "query" : "action", series, sentence, guilty);
    }

    private static String effect(Answer answer, double effect) {
        String than = answer.question() == Question.CONTENT ? "for the longest text than for the shortest" : "with a search than without";
        return String.format(Locale.ROOT, "%.1f %s %s %s", Math.abs(effect), answer.measure().unit(), effect < 0 ? "less" : "more", than);
    }

    private static String nothing(Series series, List<Answer> answers) {
        StringBuilder text = new StringBuilder("Uploads to " + series.endpoint() + " were not found to follow what is searched for, which clears nothing:");
        for (Question question : Question.values()) {
            answers.stream().filter(a -> a.question() == question && a.measure() == Measure.BYTES).forEach(a -> text.append(" whether ")
                    .append(question.title()).append(a.untestable() ? " is untestable by size here"
                            : ", an effect of " + smallest(a) + " bytes would have been found").append(" (p = ").append(p(a.p())).append(");"));
        }
        return text.deleteCharAt(text.length() - 1).append('.').toString();
    }

    private static long smallest(Answer answer) {
        return Math.max(1, (long) Math.ceil(answer.smallestEffect()));
    }

    private static String p(double p) {
        return String.format(Locale.ROOT, p < 0.001 ? "%.4f" : "%.3f", p);
    }

    private Finding finding(String rule, String kind, Series series, String sentence, List<Answer> answers) {
        String host = series.endpoint().replaceFirst("^\\S+ https?://", "").split("[:/]", 2)[0];
        Measure measure = answers.isEmpty() ? Measure.BYTES : answers.get(answers.size() - 1).measure();
        return new Finding(rule, kind, "", host, "body", List.of("body"),
                series.endpoint().contains(" http://"), "", Plot.of(series.first(), measure).toString(), redactor.redact(sentence));
    }
}
