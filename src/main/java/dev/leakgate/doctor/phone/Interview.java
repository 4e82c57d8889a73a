package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Diagnosis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Asks a phone the questions of many checks in one round trip, and has the answers judged. */
public final class Interview {

    private static final String MARK = "=leakgate question ";

    private Interview() {
    }

    /** @param shell runs a command line in the phone's shell and gives what it printed */
    public static List<Diagnosis> hold(Patient patient, List<PhoneCheck> checks, UnaryOperator<String> shell) {
        Set<String> questions = new LinkedHashSet<>();
        checks.forEach(check -> questions.addAll(check.questions()));
        List<String> order = List.copyOf(questions);
        Instant asked = Instant.now();
        String answers = shell.apply(script(order));
        Told told = new Told(patient, split(order, answers), asked, Instant.now());
        return checks.stream().map(check -> new Diagnosis(patient.entry().id(), check.subject(), check.judge(told))).toList();
    }

    /** Each question in a subshell of its own, so that one cannot spoil the next; the whole never ends in an error. */
    private static String script(List<String> questions) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < questions.size(); i++) {
            script.append("echo \"").append(MARK).append(i).append("\"; (").append(questions.get(i)).append(") 2>&1; ");
        }
        return script + "true";
    }

    private static Map<String, String> split(List<String> questions, String text) {
        Map<String, String> answers = new LinkedHashMap<>();
        String question = null;
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                keep(answers, question, lines);
                question = questions.get(Integer.parseInt(line.substring(MARK.length()).strip()));
            } else {
                lines.add(line);
            }
        }
        keep(answers, question, lines);
        return answers;
    }

    private static void keep(Map<String, String> answers, String question, List<String> lines) {
        if (question != null) {
            answers.put(question, String.join("\n", lines));
        }
        lines.clear();
    }
}
