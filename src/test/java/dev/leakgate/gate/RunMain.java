package dev.leakgate.gate;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.run.Progress;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run in a JVM of its own, for tests that end that JVM: {@code RunMain <devices.yaml> <scenarios> <folder> <selecting words>}. */
final class RunMain {

    static final String DRIVING = "driving";
    /** Begins a line after each session: what is in use once the garbage is gone. */
    static final String HEAP = "heap ";

    private RunMain() {
    }

    /** @param options of the JVM; @param arguments of this class */
    static ProcessBuilder inItsOwnJvm(List<String> options, String... arguments) {
        return new ProcessBuilder(Stream.of(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), options.stream(),
                Stream.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), RunMain.class.getName()),
                Stream.of(arguments)).flatMap(words -> words).toList());
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
            public void phones(String counts) {
            }

            @Override
            public synchronized void judged(JudgedSession session) {
                System.gc();
                Runtime heap = Runtime.getRuntime();
                System.out.printf("%s%d MB%n", HEAP, heap.totalMemory() - heap.freeMemory() >> 20);
            }
        };
        try (Run run = Run.start(Runs.settings(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]),
                List.of(arguments).subList(3, arguments.length)), progress)) {
            run.finish();
        }
    }
}
