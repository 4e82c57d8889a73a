package dev.leakgate.record.diff;

import dev.leakgate.record.transcript.Entry;
import dev.leakgate.record.transcript.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two answers to one question, side by side. */
final class Comparison {

    private static final String NOT_FOUND = "127";
    private static final int LONGEST = 120;

    private Comparison() {
    }

    static Outcome of(Entry entry, List<Part> now) {
        Map<String, String> then = byQuestion(entry.service(), entry.parts());
        Map<String, String> again = byQuestion(entry.service(), now);
        if (then.equals(again)) {
            return new Outcome(entry, Outcome.Kind.SAME, "");
        }
        if (NOT_FOUND.equals(again.get("exit")) && !NOT_FOUND.equals(then.get("exit"))) {
            return new Outcome(entry, Outcome.Kind.MISSING, "the phone does not know the command");
        }
        Set<String> questions = new LinkedHashSet<>(then.keySet());
        questions.addAll(again.keySet());
        String first = questions.stream().filter(q -> !then.getOrDefault(q, "").equals(again.getOrDefault(q, ""))).findFirst().orElseThrow();
        return new Outcome(entry, Outcome.Kind.DIFFERENT, first + ": " + firstDifference(then.getOrDefault(first, ""), again.getOrDefault(first, "")));
    }

    private static Map<String, String> byQuestion(String service, List<Part> parts) {
        Map<String, String> answers = new LinkedHashMap<>();
        parts.forEach(p -> answers.merge(p.asked(), Volatile.without(service, p.answered()), (a, b) -> a + "\n" + b));
        answers.values().removeIf(String::isEmpty);
        return answers;
    }

    private static String firstDifference(String then, String now) {
        List<String> old = Arrays.asList(then.split("\n"));
        List<String> young = Arrays.asList(now.split("\n"));
        int i = 0;
        while (i < old.size() && i < young.size() && old.get(i).equals(young.get(i))) {
            i++;
        }
        return (i > 0 ? "line " + (i + 1) + ": " : "") + "recorded " + shown(old, i) + ", now " + shown(young, i);
    }

    private static String shown(List<String> lines, int i) {
        String line = i < lines.size() ? lines.get(i).strip() : "";
        return line.isEmpty() ? "nothing" : "\"" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line) + "\"";
    }
}
