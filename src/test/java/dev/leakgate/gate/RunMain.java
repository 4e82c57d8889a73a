package dev.leakgate.gate;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.run.Progress;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;

/** A run in a JVM of its own, for tests that end that JVM: {@code RunMain <devices.yaml> <folder>}. */
final class RunMain {

    static final String DRIVING = "driving";

    private RunMain() {
    }

    public static void main(String[] arguments) {
        Progress progress = new Progress() {
            @Override
            public void preparing(String what) {
            }

            @Override
            public void planned(Plan plan) {
                System.out.println(DRIVING);
            }

            @Override
            public void judged(JudgedSession session) {
            }
        };
        try (Run run = Run.start(Runs.settings(Path.of(arguments[0]), Path.of(arguments[1]), List.of()), progress)) {
            run.finish();
        }
    }
}
