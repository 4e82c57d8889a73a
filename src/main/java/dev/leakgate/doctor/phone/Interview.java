package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.phone.Questions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Asks a phone the questions of many checks in one round trip, and has the answers judged. */
public final class Interview {

    private Interview() {
    }

    /** @param shell runs a command line in the phone's shell and gives what it printed */
    public static List<Diagnosis> hold(Patient patient, List<PhoneCheck> checks, UnaryOperator<String> shell) {
        Instant asked = Instant.now();
        Map<String, String> answers = Questions.ask(checks.stream().flatMap(check -> check.questions().stream()).toList(), shell);
        Told told = new Told(patient, answers, asked, Instant.now());
        return checks.stream().map(check -> new Diagnosis(patient.entry().id(), check.subject(), check.judge(told))).toList();
    }
}
