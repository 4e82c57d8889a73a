package dev.leakgate.doctor.phone;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a phone told.
 *
 * @param patient  who was asked
 * @param answers  by question, without the last line break; what went to standard error is in it
 * @param asked    by this machine's clock
 * @param answered by this machine's clock
 */
public record Told(Patient patient, Map<String, String> answers, Instant asked, Instant answered) {

    String to(String question) {
        return answers.getOrDefault(question, "");
    }

    /** The answer as a setting or property has it: empty when there is none. */
    String value(String question) {
        String answer = to(question).strip();
        return answer.equals("null") ? "" : answer;
    }

    List<String> lines(String question) {
        return to(question).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
