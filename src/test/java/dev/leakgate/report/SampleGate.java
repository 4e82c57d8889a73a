package dev.leakgate.report;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.RunVerdict;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A test class like the gate's, run by JUnit with Allure's own listener over the evidence of a kept run. */
class SampleGate {

    private static RunFolder folder;
    private static boolean backwards;

    /** Runs it and gives what JUnit says; Allure's results are in the folder then. */
    static TestExecutionSummary run(RunFolder evidence, AllureFolder results, boolean inReverse) throws IOException {
        folder = evidence;
        backwards = inReverse;
        results.begin(evidence.plan());
        AllureLifecycle before = Allure.getLifecycle();
        Allure.setLifecycle(new AllureLifecycle(new FileSystemResultsWriter(results.path())));
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(SampleGate.class)).build(), summary);
        } finally {
            Allure.setLifecycle(before);
        }
        return summary.getSummary();
    }

    @TestFactory
    Stream<DynamicTest> verdicts() {
        RunVerdict verdict = Judge.judge(folder);
        Gate gate = new Gate(folder);
        Names names = new Names(folder.plan());
        List<DynamicTest> tests = new ArrayList<>();
        verdict.trials().forEach(t -> tests.add(DynamicTest.dynamicTest(names.of(t.id()), () -> gate.check(t))));
        verdict.sessions().forEach(s -> tests.add(DynamicTest.dynamicTest(names.of(s.id()), () -> gate.check(s))));
        verdict.phones().forEach(p -> tests.add(DynamicTest.dynamicTest(p.model(), () -> gate.check(p))));
        tests.add(DynamicTest.dynamicTest("gate", () -> gate.check(verdict, false)));
        if (backwards) {
            Collections.reverse(tests);
        }
        return tests.stream();
    }
}
