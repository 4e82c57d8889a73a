package dev.leakgate.adb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ShellFramesTest {

    @Test
    void writes_kind_length_and_data() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ShellFrames.writer(out, ShellFrames.STDOUT).write("ok\n".getBytes());
        ShellFrames.writer(out, ShellFrames.EXIT).write(127);

        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo("01" + "03000000" + "6f6b0a" + "03" + "01000000" + "7f");
    }

    @Test
    void reads_stdin_across_frames_until_it_is_closed() throws IOException {
        byte[] frames = HexFormat.of().parseHex("00" + "02000000" + "6162" + "05" + "01000000" + "ff" + "00" + "01000000" + "63" + "04" + "00000000" + "00");

        assertThat(ShellFrames.stdin(new ByteArrayInputStream(frames)).readAllBytes()).asString().isEqualTo("abc");
    }
}
