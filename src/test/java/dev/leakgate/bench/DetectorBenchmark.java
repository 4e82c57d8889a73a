package dev.leakgate.bench;

import dev.leakgate.leak.Detection;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the detector takes for one upload of JSON without a secret; {@code ci/bench warm} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx512m")
public class DetectorBenchmark {

    @Param({"1", "2", "4"})
    public int megabytes;

    @Param({"5", "20", "40"})
    public int secrets;

    private LeakDetector detector;
    private Exchange exchange;

    @Setup
    public void prepare() {
        detector = LeakDetector.of(BenchSecrets.first(secrets));
        byte[] json = JsonText.ofSize(new Chance(3), megabytes * 1_000_000).getBytes(StandardCharsets.UTF_8);
        exchange = new Exchange("e0", Instant.EPOCH, null, null, "POST", "https://api.example.net/v1/sync", "HTTP/2",
                new Message(List.of(new Header("Content-Type", "application/json")), Body.of(json), List.of()), null,
                List.of(), null);
    }

    @Benchmark
    public Detection detect() {
        return detector.detect(exchange);
    }
}
