package dev.leakgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.adb.Packet;
import dev.leakgate.lab.RealAdb;
import dev.leakgate.lab.TestPhone;
import dev.leakgate.record.diff.Diff;
import dev.leakgate.record.diff.Line;
import dev.leakgate.record.diff.Outcome;
import dev.leakgate.record.transcript.Dialect;
import dev.leakgate.record.transcript.End;
import dev.leakgate.record.transcript.Entry;
import dev.leakgate.record.transcript.Part;
import dev.leakgate.record.transcript.TranscriptFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real adb talks through a recording to a virtual phone. */
class RecordingTest {

    private static RealAdb adb;

    @TempDir
    Path folder;

    private TestPhone phone;
    private Path transcript;

    @BeforeAll
    static void startServer(@TempDir Path logs) {
        adb = new RealAdb(logs);
    }

    @AfterAll
    static void stopServer() {
        adb.close();
    }

    @BeforeEach
    void switchOn() {
        phone = new TestPhone(folder, "recorded");
        transcript = folder.resolve("transcript.jsonl");
    }

    @AfterEach
    void switchOff() {
        phone.close();
    }

    @Test
    void passes_shells_files_and_forwards_on_and_writes_them_down() throws IOException {
        byte[] data = new byte[2 << 20];
        new Random(1).nextBytes(data);
        Path file = Files.write(folder.resolve("f"), data);
        Path back = folder.resolve("back");

        List<Entry> entries = recorded(serial -> {
            assertThat(run(serial, "shell", "echo out; echo err >&2; exit 3")).isEqualTo(3);
            assertThat(run(serial, "push", file.toString(), "/data/local/tmp/f")).isZero();
            assertThat(run(serial, "pull", "/data/local/tmp/f", back.toString())).isZero();
            int port = Integer.parseInt(adb.run("-s", serial, "forward", "tcp:0", "tcp:6790").output().strip());
            try (Socket refused = new Socket("127.0.0.1", port)) {
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            run(serial, "forward", "--remove", "tcp:" + port);
        });

        assertThat(back).hasBinaryContent(data);
        assertThat(only(entries, "exit 3").parts()).containsExactly(new Part("stdout", "out\n"), new Part("stderr", "err\n"), new Part("exit", "3"));
        assertThat(entries.stream().filter(e -> e.dialect() == Dialect.SYNC).flatMap(e -> e.parts().stream()))
                .anySatisfy(p -> assertThat(p).isEqualTo(new Part("SEND /data/local/tmp/f,33188 2097152 bytes", "OKAY")))
                .contains(new Part("RECV /data/local/tmp/f", "2097152 bytes"));
        assertThat(only(entries, "tcp:6790").end()).isEqualTo(End.REFUSED);
    }

    @Test
    void masks_identifiers_and_what_is_typed() throws IOException {
        List<Entry> entries = recorded(serial -> {
            for (String command : List.of("getprop", "getprop ro.serialno", "settings list secure", "settings get secure android_id",
                    "ip link show wlan0", "service call iphonesubinfo 1 s16 com.android.shell", "dumpsys account", "logcat -d",
                    "input text 'my own words'", "am start -a android.intent.action.VIEW -d https://private.example/page")) {
                run(serial, "shell", command);
            }
        });

        String written = Files.readString(transcript);
        assertThat(phone.phone().identifiers().all().values()).isNotEmpty().noneMatch(written::contains);
        assertThat(written).doesNotContain("my own words").doesNotContain("private.example").contains("input text <text>");
        assertThat(only(entries, "getprop ro.serialno").parts()).contains(new Part("stdout", "<id>\n"));
        assertThat(only(entries, "iphonesubinfo").parts().get(0).answered()).startsWith("Result: Parcel(<").contains(" words>)");
    }

    @Test
    void authorisation_passes_unchanged_and_leaves_no_key_behind() throws IOException {
        Packet token = new Packet(Packet.Command.AUTH, 1, 0, "token-of-20-bytes...".getBytes(StandardCharsets.US_ASCII));
        Packet key = new Packet(Packet.Command.AUTH, 3, 0, "public-key".getBytes(StandardCharsets.US_ASCII));
        try (ServerSocket phoneWithKeys = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Recording recording = Recording.ofNetworkPhone(new HostAndPort("127.0.0.1", phoneWithKeys.getLocalPort()), 0, transcript)) {
            phoneWithKeys.accept().close();
            HostAndPort address = HostAndPort.parse(recording.address()).orElseThrow();
            try (Socket host = address.connect(); Socket phone = phoneWithKeys.accept()) {
                token.write(phone.getOutputStream());
                assertThat(Packet.read(host.getInputStream()).orElseThrow()).usingRecursiveComparison().isEqualTo(token);
                key.write(host.getOutputStream());
                assertThat(Packet.read(phone.getInputStream()).orElseThrow()).usingRecursiveComparison().isEqualTo(key);
                new Packet(Packet.Command.STLS, 0x01000000, 0).write(phone.getOutputStream());
                phone.getOutputStream().write("not to be read".getBytes(StandardCharsets.US_ASCII));
                assertThat(host.getInputStream().readNBytes(24 + 14)).asString().endsWith("not to be read");
            }
        }

        assertThat(Files.readString(transcript)).contains("\"what\":\"token\",\"bytes\":20", "\"what\":\"public key\",\"bytes\":10", "unreadable")
                .doesNotContain("token-of").doesNotContain("public-key").doesNotContain("not to be read");
    }

    @Test
    void a_phone_on_usb_is_recorded_through_the_server_that_holds_it() throws IOException {
        adb.connect(phone.serial());
        try (Recording recording = Recording.ofServersPhone(new AdbServerSocket(adb.port(), phone.serial()), phone.serial(), 0, transcript)) {
            adb.connect(recording.address());
            assertThat(run(recording.address(), "shell", "exit 4")).isEqualTo(4);
            assertThat(run(recording.address(), "push", Files.writeString(folder.resolve("s"), "small").toString(), "/sdcard/s")).isZero();
            assertThat(adb.run("-s", recording.address(), "shell", "cat", "/sdcard/s").output().strip()).isEqualTo("small");
            adb.run("disconnect", recording.address());
        }
        adb.run("disconnect", phone.serial());

        assertThat(TranscriptFile.read(transcript)).hasSizeGreaterThan(2).extracting(Entry::end).doesNotContain(End.LOST, End.OPEN);
        assertThat(Files.readString(transcript)).doesNotContain(phone.serial());
    }

    @Test
    void a_phone_compared_with_itself_answers_the_same() throws IOException {
        assertThat(compared("redmi-note-8")).allSatisfy(o -> assertThat(o.kind()).as("%s", o).isEqualTo(Outcome.Kind.SAME));
    }

    @Test
    void a_phone_of_another_model_is_told_by_the_services_that_differ() throws IOException {
        assertThat(compared("mi-10").stream().filter(o -> o.kind() == Outcome.Kind.DIFFERENT)).extracting(o -> o.entry().service())
                .anyMatch(s -> s.endsWith(":getprop ro.product.model")).noneMatch(s -> s.endsWith(":echo same"));
    }

    @Test
    void what_may_change_a_phone_is_left_out_where_that_is_wished() throws IOException {
        List<Entry> entries = recorded(serial -> {
            run(serial, "shell", "settings put global x 1");
            run(serial, "shell", "getprop ro.product.model; rm -rf /sdcard/x");
            run(serial, "shell", "getprop ro.product.model");
        });

        try (Line line = Line.to(HostAndPort.parse(phone.serial()).orElseThrow())) {
            assertThat(new Diff(line, true).of(entries)).extracting(Outcome::kind)
                    .containsSubsequence(Outcome.Kind.NOT_ASKED, Outcome.Kind.NOT_ASKED, Outcome.Kind.SAME);
        }
    }

    /** What a conversation with a Redmi Note 8 becomes when it is held again with a phone of this profile. */
    private List<Outcome> compared(String profile) throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "content");
        List<Entry> entries = recorded(serial -> {
            for (String command : List.of("getprop ro.product.model", "echo same", "getprop", "settings list secure", "pm list packages -f", "ps",
                    "date", "dumpsys window displays", "wm size", "nosuch")) {
                run(serial, "shell", command);
            }
            run(serial, "push", file.toString(), "/data/local/tmp/f");
            run(serial, "shell", "ls -l /data/local/tmp");
            run(serial, "reverse", "tcp:8080", "tcp:19999");
            run(serial, "reverse", "--list");
        });
        try (TestPhone other = new TestPhone(Files.createDirectory(folder.resolve("other")), "other", profile);
                Line line = Line.to(HostAndPort.parse(other.serial()).orElseThrow())) {
            return new Diff(line, false).of(entries);
        }
    }

    private interface Talk {
        void with(String serial) throws IOException;
    }

    private List<Entry> recorded(Talk talk) throws IOException {
        try (Recording recording = Recording.ofNetworkPhone(HostAndPort.parse(phone.serial()).orElseThrow(), 0, transcript)) {
            adb.connect(recording.address());
            talk.with(recording.address());
            adb.run("disconnect", recording.address());
        }
        return TranscriptFile.read(transcript);
    }

    private static Entry only(List<Entry> entries, String part) {
        List<Entry> found = entries.stream().filter(e -> e.service().contains(part)).toList();
        assertThat(found).as(part).hasSize(1);
        return found.get(0);
    }

    private static int run(String serial, String... arguments) {
        return adb.run(Stream.concat(Stream.of("-s", serial), Stream.of(arguments)).toArray(String[]::new)).code();
    }
}
