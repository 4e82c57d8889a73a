package dev.leakgate.record.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.adb.ShellFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said in pieces is masked as a whole. */
class TranscriptTest {

    private static final String IMEI = "867530912345674";

    @TempDir
    Path folder;

    @Test
    void an_identifier_that_two_frames_of_a_shell_share_is_masked_although_they_come_in_three_packets() throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(frame(ShellFrames.STDOUT, "IMEI " + IMEI.substring(0, 7)));
        frames.writeBytes(frame(ShellFrames.STDERR, "a warning between\n"));
        frames.writeBytes(frame(ShellFrames.STDOUT, IMEI.substring(7) + "\n"));
        byte[] all = frames.toByteArray();

        String written = written("shell,v2,raw:some-vendors-tool", all, 9, 40);

        assertThat(written).contains("IMEI <number 15>").doesNotContain(IMEI.substring(0, 7)).doesNotContain(IMEI.substring(7));
    }

    @Test
    void of_what_is_no_text_only_the_length_is_written() throws IOException {
        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] binary = ("imei=" + IMEI).getBytes(wide);
            assertThat(written("exec:some-vendors-dump", binary, 3, 8)).contains("<" + binary.length + " bytes>").doesNotContain("8\\u00006");
        }
    }

    @Test
    void one_is_found_by_name_in_the_last_answer_and_masked_in_the_first() throws IOException {
        Path file = folder.resolve("t.jsonl");
        try (Transcript transcript = new Transcript(file, "packets", new Mask())) {
            say(transcript, "shell:some-vendors-tool", "unit Q7R2M4X9 is fine\n".getBytes(StandardCharsets.UTF_8));
            say(transcript, "shell:getprop ro.serialno", "Q7R2M4X9\n".getBytes(StandardCharsets.UTF_8));
            assertThat(transcript.told()).isEqualTo("2 streams");
        }
        assertThat(Files.readString(file)).doesNotContain("Q7R2M4X9").contains("unit <id> is fine");
    }

    private String written(String service, byte[] answer, int... cuts) throws IOException {
        Path file = folder.resolve("transcript.jsonl");
        try (Transcript transcript = new Transcript(file, "packets", new Mask())) {
            say(transcript, service, answer, cuts);
        }
        return Files.readString(file);
    }

    private static void say(Transcript transcript, String service, byte[] answer, int... cuts) {
        Conversation said = transcript.opened(service, true);
        int from = 0;
        for (int cut : cuts) {
            said.fromPhone(answer, from, cut - from);
            from = cut;
        }
        said.fromPhone(answer, from, answer.length - from);
        said.end(End.PHONE);
    }

    private static byte[] frame(int kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(ShellFrames.HEADER + bytes.length).order(ByteOrder.LITTLE_ENDIAN).put((byte) kind).putInt(bytes.length).put(bytes).array();
    }
}
