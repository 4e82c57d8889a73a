package dev.leakgate.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Journal;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a recorder begins and ends, well and badly; each test has a mitmdump of its own. */
class RecorderLifeTest {

    @TempDir
    Path folder;
    private RecorderBench bench;
    private RecorderSettings settings;

    @BeforeEach
    void open() throws IOException {
        bench = new RecorderBench(folder);
        settings = bench.settings("recorder").upstream(bench.leadingHere());
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void a_mitmdump_that_is_killed_leaves_a_journal_that_is_readable_and_not_complete() throws Exception {
        Path journal = folder.resolve("session.journal");
        try (Recorder recorder = Recorder.start(settings)) {
            CountDownLatch told = new CountDownLatch(1);
            recorder.onDeath(told::countDown);
            recorder.begin(journal);
            get(recorder, "http://plain.example.test/before");
            ProcessHandle.of(pid(settings)).orElseThrow().destroyForcibly();
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(recorder.end()).isFalse();
            assertThatThrownBy(() -> recorder.begin(folder.resolve("next.journal")))
                    .isInstanceOf(RecorderException.class).hasMessageContaining("exit code 137");
        }
        Capture capture = Journal.read(journal);
        assertThat(capture.exchanges()).extracting(Exchange::url)
                .containsExactly("http://plain.example.test/before");
        assertThat(capture.closed()).isFalse();
        assertThat(capture.unread()).extracting(Unread::kind).containsExactly(Unread.Kind.RECORDER_FAULT);
        assertThat(capture.unread().get(0).reason()).contains("mitmdump ended with exit code 137");
    }

    @Test
    void a_mitmdump_that_is_killed_between_sessions_is_a_fault_of_the_time_between() throws Exception {
        try (Recorder recorder = Recorder.start(settings)) {
            ProcessHandle.of(pid(settings)).orElseThrow().destroyForcibly();
            await().until(() -> !recorder.alive());
        }
        assertThat(Journal.read(settings.between()).unread()).extracting(Unread::kind).containsExactly(Unread.Kind.RECORDER_FAULT);
    }

    @Test
    void a_recorder_that_is_closed_early_leaves_a_journal_that_is_not_complete() throws Exception {
        Path journal = folder.resolve("session.journal");
        try (Recorder recorder = Recorder.start(settings)) {
            recorder.begin(journal);
        }
        assertThat(ProcessHandle.of(pid(settings))).isEmpty();
        assertThat(Journal.read(journal).closed()).isFalse();
        assertThat(Journal.read(journal).unread()).extracting(Unread::reason)
                .containsExactly("the recorder was ended before this journal was");
    }

    @Test
    void a_JVM_that_is_killed_leaves_neither_mitmdump_nor_its_folder() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-cp", System.getProperty("java.class.path"), Owner.class.getName(),
                settings.mitmdump().toString(), settings.folder().toString(), settings.confdir().toString());
        Path log = folder.resolve("jvm.log");
        try (Child jvm = Child.start(ChildSpec.of("jvm", command).log(log))) {
            await().until(() -> Files.exists(log) && Files.readString(log).endsWith("\n"));
            long owner = Long.parseLong(Files.readString(log).strip());
            long mitmdump = pid(settings);
            String[] arguments = ProcessHandle.of(mitmdump).orElseThrow().info().arguments().orElseThrow();
            Path addon = Stream.of(arguments).filter(a -> a.endsWith("recorder.py")).findFirst().map(Path::of)
                    .orElseThrow();
            assertThat(addon).exists();
            ProcessHandle.of(owner).orElseThrow().destroyForcibly();
            await().until(() -> ProcessHandle.of(mitmdump).isEmpty());
            assertThat(addon.getParent()).doesNotExist();
        }
    }

    /** A JVM of its own that records and waits to be killed. */
    static final class Owner {
        public static void main(String[] args) throws Exception {
            Recorder.start(RecorderSettings.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])));
            System.out.println(ProcessHandle.current().pid());
            Thread.currentThread().join();
        }
    }

    @Test
    void a_connection_that_the_proxy_trips_over_is_told() throws Exception {
        Path journal = folder.resolve("session.journal");
        try (Recorder recorder = Recorder.start(settings)) {
            recorder.begin(journal);
            try (Socket phone = RecorderBench.tunnel(recorder, "trailers.example.test:80")) {
                phone.getOutputStream().write(("POST / HTTP/1.1\r\nHost: trailers.example.test\r\n"
                        + "Transfer-Encoding: chunked\r\nTrailer: Sum\r\n\r\n1\r\nx\r\n0\r\nSum: 1\r\n\r\n")
                        .getBytes());
                await().until(() -> Journal.read(journal).unread().stream()
                        .anyMatch(gap -> gap.kind() == Unread.Kind.RECORDER_FAULT));
            }
            recorder.end();
        }
        assertThat(Journal.read(journal).unread()).anySatisfy(gap -> {
            assertThat(gap.kind()).isEqualTo(Unread.Kind.RECORDER_FAULT);
            assertThat(gap.host()).isEqualTo("trailers.example.test");
        });
    }

    @Test
    void answers_hosts_of_the_bench_itself_when_told_to() throws Exception {
        Path journal = folder.resolve("session.journal");
        try (Recorder recorder = Recorder.start(bench.settings("recorder").answering("leakgate.test"))) {
            recorder.begin(journal);
            assertThat(get(recorder, "https://c4nary.leakgate.test/page"))
                    .contains("Leakgate test page", "no-referrer");
            assertThat(recorder.end()).isTrue();
        }
        Exchange exchange = Journal.read(journal).exchanges().get(0);
        assertThat(exchange.url()).isEqualTo("https://c4nary.leakgate.test/page");
        assertThat(exchange.response().status()).isEqualTo(200);
    }

    @Test
    void a_port_that_is_taken_is_one_clear_message() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Recorder.start(settings.listen("127.0.0.1", taken.getLocalPort())))
                    .isInstanceOf(RecorderException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("ddress already in use");
        }
    }

    @Test
    void a_mitmdump_that_cannot_start_is_one_clear_message() throws Exception {
        Path broken = Files.writeString(folder.resolve("mitmdump"),
                "#!/bin/sh\necho \"ImportError: cannot import name 'http'\" >&2\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> Recorder.start(RecorderSettings.of(broken, folder.resolve("r"), bench.ca.folder())))
                .isInstanceOf(RecorderException.class)
                .hasMessageContaining(broken.toString()).hasMessageContaining("exit code 1")
                .hasMessageContaining("ImportError: cannot import name 'http'");
    }

    private String get(Recorder recorder, String url) throws IOException {
        OkHttpClient client = bench.client(recorder, true);
        try {
            return RecorderBench.get(client, url);
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    /** mitmdump's process, as its ready frame told it. */
    private static long pid(RecorderSettings settings) throws IOException {
        String between = Files.readString(settings.folder().resolve("between.journal"), StandardCharsets.ISO_8859_1);
        return Long.parseLong(between.replaceAll("(?s).*\"pid\":(\\d+).*", "$1"));
    }
}
