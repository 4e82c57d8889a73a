package dev.leakgate;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.run.ConsoleProgress;
import dev.leakgate.run.GateRun;
import dev.leakgate.run.RunSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code mvn test} runs. It starts a run, which drives the phones of {@code devices.yaml} on threads of its own,
 * and yields a test for each trial, session and phone in the order of the plan; each waits for its verdict. A test is
 * green when its verdict is PASS: complete within its scope, and clean.
 */
class PrivacyGate {

    private static GateRun run;

    @TestFactory
    Stream<DynamicTest> gate() {
        run = GateRun.start(RunSettings.fromSystem(), new ConsoleProgress(System.out));
        return Stream.of(
                run.plan().phones().stream().flatMap(this::sessions),
                run.plan().phones().stream().flatMap(phone -> Stream.of(lateUploads(phone), phone(phone))),
                Stream.of(dynamicTest("gate", run::checkGate))).flatMap(tests -> tests);
    }

    private Stream<DynamicTest> sessions(PlannedPhone phone) {
        return phone.sessions().stream().flatMap(session ->
                Stream.concat(session.trials().stream().map(this::trial), Stream.of(session(session))));
    }

    private DynamicTest trial(PlannedTrial trial) {
        return dynamicTest(run.name(trial.id()), () -> run.check(trial));
    }

    private DynamicTest session(PlannedSession session) {
        return dynamicTest(run.name(session.id()), () -> run.check(session));
    }

    /** What was typed in a session may be sent when its tests are long over: here it is named. */
    private DynamicTest lateUploads(PlannedPhone phone) {
        return dynamicTest(run.name(phone.id()) + " · late uploads", () -> run.checkLateUploads(phone));
    }

    private DynamicTest phone(PlannedPhone phone) {
        return dynamicTest(run.name(phone.id()), () -> run.check(phone));
    }

    @AfterAll
    static void report() {
        if (run != null) {
            run.report();
        }
    }
}
