package dev.leakgate.adb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SyncServiceTest {

    private static final int REGULAR = 0100644;
    private static final int TIME = 0x5e0be100;

    private final Files files = new Files();

    @Test
    void tells_mode_size_and_time_of_a_file_in_version_1() throws IOException {
        files.content.put("/f", "hello".getBytes());

        assertThat(ask(request("STAT", "/f"))).isEqualTo("53544154" + "a4810000" + "05000000" + "00e10b5e");
    }

    @Test
    void answers_zeros_for_a_missing_file_in_version_1() throws IOException {
        assertThat(ask(request("STAT", "/f"))).isEqualTo("53544154" + "00".repeat(12));
    }

    @Test
    void answers_72_bytes_with_an_errno_in_version_2() throws IOException {
        files.content.put("/f", "hello".getBytes());

        assertThat(ask(request("STA2", "/f"))).startsWith("53544132" + "00000000").hasSize(144);
        assertThat(ask(request("LST2", "/g"))).startsWith("4c535432" + "02000000").hasSize(144);
    }

    @Test
    void lists_a_directory_and_ends_with_done() throws IOException {
        files.content.put("/d/a", "x".getBytes());

        assertThat(ask(request("LIST", "/d"))).isEqualTo("44454e54" + "a4810000" + "01000000" + "00e10b5e" + "01000000" + "61"
                + "444f4e45" + "00".repeat(16));
        assertThat(ask(request("LIS2", "/d"))).startsWith("444e5432").contains("61444f4e45").endsWith("00".repeat(72)).hasSize(2 * (77 + 76));
    }

    @Test
    void puts_the_chunks_of_a_push_together() throws IOException {
        byte[] push = join(request("SEND", "/d/f,33188"), chunk("DATA", "hel"), chunk("DATA", "lo"), number("DONE", TIME));

        assertThat(ask(push)).isEqualTo("4f4b4159" + "00000000");
        assertThat(files.content.get("/d/f")).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }

    @Test
    void tells_why_a_push_failed_after_all_of_it_was_read() throws IOException {
        byte[] push = join(request("SEND", "/ro/f,33188"), chunk("DATA", "x"), number("DONE", TIME), request("STAT", "/f"));

        assertThat(ask(push)).startsWith("4641494c" + "15000000" + HexFormat.of().formatHex("Read-only file system".getBytes())).endsWith("53544154" + "00".repeat(12));
    }

    @Test
    void sends_a_file_in_chunks_of_64_kib() throws IOException {
        files.content.put("/f", new byte[(1 << 16) + 1]);

        String answer = ask(request("RECV", "/f"));

        assertThat(answer).startsWith("44415441" + "00000100").endsWith("44415441" + "01000000" + "00" + "444f4e45" + "00000000");
    }

    @Test
    void fails_and_records_a_request_it_does_not_know() throws IOException {
        assertThat(ask(request("XYZ1", "/f"))).startsWith("4641494c");
        assertThat(files.unknown).containsExactly("XYZ1");
    }

    @Test
    void says_nothing_after_quit() throws IOException {
        assertThat(ask(join(number("QUIT", 0), request("STAT", "/f")))).isEmpty();
    }

    private String ask(byte[] requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SyncService(files).serve(new ByteArrayInputStream(requests), out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static byte[] request(String id, String path) {
        return chunk(id, path);
    }

    private static byte[] chunk(String id, String data) {
        return join(number(id, data.length()), data.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] number(String id, int n) {
        byte[] i = id.getBytes(StandardCharsets.US_ASCII);
        return new byte[] {i[0], i[1], i[2], i[3], (byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)};
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            all.writeBytes(p);
        }
        return all.toByteArray();
    }

    private static final class Files implements SyncFiles {

        private final Map<String, byte[]> content = new TreeMap<>();
        private final List<String> unknown = new ArrayList<>();

        @Override
        public Optional<Stat> stat(String path) {
            return Optional.ofNullable(content.get(path)).map(c -> new Stat(REGULAR, c.length, TIME, 2000, 2000));
        }

        @Override
        public List<Entry> list(String path) {
            return content.keySet().stream().filter(p -> p.startsWith(path + "/"))
                    .map(p -> new Entry(p.substring(path.length() + 1), stat(p).orElseThrow())).toList();
        }

        @Override
        public byte[] read(String path) throws IOException {
            if (!content.containsKey(path)) {
                throw new FileNotFoundException("No such file or directory");
            }
            return content.get(path);
        }

        @Override
        public void write(String path, int mode, int mtimeSeconds, byte[] data) throws IOException {
            if (path.startsWith("/ro/")) {
                throw new IOException("Read-only file system");
            }
            content.put(path, data);
        }

        @Override
        public void unknownRequest(String id) {
            unknown.add(id);
        }
    }
}
