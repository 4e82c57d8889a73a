package dev.leakgate.bench;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.ProofTimes;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.farm.Seat;
import dev.leakgate.gate.Quiet;
import dev.leakgate.judge.ProofJudging;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.run.Run;
import dev.leakgate.run.RunSettings;
import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What coverage, controls and linkability cost in one run, as a line of JSON: {@code ProofCost <folder> [word of the matrix ...]}.
 * Seconds of the phones' own time are by the clock; what the watch on the phones takes is seconds of a core, measured apart.
 */
public final class ProofCost {

    private static final Path DEVICES = Path.of("devices.yaml");
    private static final Duration WATCHED = Duration.ofSeconds(20);

    private ProofCost() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> only = Stream.of(arguments).skip(1).toList();
        long from = System.nanoTime();
        RunFolder evidence;
        try (Run run = Run.start(new RunSettings(DEVICES, Path.of("scenarios"), folder.resolve("leakgate"), folder.resolve("state"), only, false, 20200430,
                Optional.empty()), new Quiet())) {
            run.finish();
            evidence = run.folder();
        }
        double wall = (System.nanoTime() - from) / 1e9;
        Plan plan = evidence.plan();
        ProofTimes driven = plan.phones().stream().flatMap(p -> p.sessions().stream()).flatMap(s -> evidence.of(s.id()).proofTimes().stream())
                .reduce(ProofTimes.NONE, ProofTimes::plus);
        double lines = plan.phones().stream().mapToDouble(p -> driving(evidence, p)).sum();
        ProofJudging judging = ProofJudging.of(evidence);
        double watch = watchPerSecond(folder.resolve("watch")) * lines;
        System.out.printf(Locale.ROOT, "{\"phones\": %d, \"trials\": %d, \"run\": %.1f, \"driving\": %.1f, \"controls\": %.2f, \"connections\": %.2f, "
                        + "\"watch\": %.2f, \"judging\": %.2f, \"coverage\": %.2f, \"linkability\": %.2f}%n",
                plan.phones().size(), plan.trials().size(), wall, lines, driven.controls(), driven.connections(), watch,
                judging.all(), judging.coverage(), judging.linkability());
    }

    /** From the start of a phone's first session to the end of its last, seconds. */
    private static double driving(RunFolder evidence, PlannedPhone phone) {
        SessionRecord first = evidence.record(phone.sessions().get(0).id());
        SessionRecord last = evidence.record(phone.sessions().get(phone.sessions().size() - 1).id());
        return Duration.between(first.from(), last.to()).toMillis() / 1000.0;
    }

    /** Seconds of a core that the watch takes in each second on a virtual phone, where the lab does the phone's work. */
    private static double watchPerSecond(Path folder) throws InterruptedException {
        DevicesFile devices = DevicesFile.read(DEVICES);
        try (Farm farm = Farm.start(devices.only(devices.phones().subList(0, 1)), Tools.find(), 1, () -> folder.resolve("lab"), folder.resolve("logs"))) {
            Seat seat = farm.seats().get(0);
            Phone phone = Phone.connect(seat);
            double idle = busy();
            double watched;
            try (Wiretap wiretap = Wiretap.attach(phone, folder.resolve("state"))) {
                wiretap.connections();
                watched = busy();
            }
            phone.close();
            return Math.max(0, watched - idle);
        }
    }

    private static double busy() throws InterruptedException {
        Duration before = cpu();
        Thread.sleep(WATCHED.toMillis());
        return (double) cpu().minus(before).toMillis() / WATCHED.toMillis();
    }

    private static Duration cpu() {
        return ProcessHandle.current().descendants().flatMap(p -> p.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }
}
