package dev.leakgate.phone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Asks a phone's shell many questions in one round trip, since each costs tens of milliseconds. */
public final class Questions {

    private static final String MARK = "=leakgate question ";

    private Questions() {
    }

    /**
     * @param questions commands; each runs in a subshell of its own, so that one cannot spoil the next
     * @param shell     runs a command line on the phone and gives what it printed
     * @return the answers by question, without their last line break; what went to standard error is in them
     */
    public static Map<String, String> ask(Collection<String> questions, UnaryOperator<String> shell) {
        List<String> order = List.copyOf(new LinkedHashSet<>(questions));
        return split(order, shell.apply(script(order)));
    }

    /** The whole never ends in an error. */
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
