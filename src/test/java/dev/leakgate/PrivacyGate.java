package dev.leakgate;

import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.report.Gate;
import dev.leakgate.run.Run;
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
}
