package dev.leakgate.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.adb.Packet.Command;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void reads_an_open_as_adb_sends_it() throws IOException {
        Packet p = read("4f50454e 0a000000 00000000 07000000 00000000 b0afbab1 73796e633a00 00").orElseThrow();

        assertThat(p.command()).isEqualTo(Command.OPEN);
        assertThat(p.arg0()).isEqualTo(10);
        assertThat(p.text()).isEqualTo("sync:");
    }

    @Test
    void writes_an_okay_without_checksum() throws IOException {
        assertThat(write(new Packet(Command.OKAY, 1, 10))).isEqualTo("4f4b4159" + "01000000" + "0a000000" + "00000000" + "00000000" + "b0b4bea6");
    }

    @Test
    void writes_the_sum_of_all_bytes_into_a_cnxn() throws IOException {
        byte[] banner = "device::".getBytes(StandardCharsets.US_ASCII);

        assertThat(write(new Packet(Command.CNXN, Packet.VERSION, Packet.MAX_DATA, banner)))
                .isEqualTo("434e584e" + "01000001" + "00001000" + "08000000" + "e4020000" + "bcb1a7b1" + "6465766963653a3a");
    }

    @Test
    void ends_when_the_peer_hangs_up_between_packets() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @Test
    void refuses_a_wrong_magic() {
        assertThatThrownBy(() -> read("4f4b4159 01000000 0a000000 00000000 00000000 00000000"))
                .isInstanceOf(ProtocolException.class).hasMessageContaining("0x59414b4f");
    }

    @Test
    void refuses_a_payload_above_one_mebibyte() {
        assertThatThrownBy(() -> read("57525445 01000000 0a000000 01001000 00000000 a8adabba"))
                .isInstanceOf(ProtocolException.class).hasMessageContaining("1048577");
    }

    @Test
    void refuses_a_cut_packet() {
        assertThatThrownBy(() -> read("57525445 01000000 0a000000 04000000 00000000 a8adabba 0102"))
                .isInstanceOf(EOFException.class);
    }

    private static Optional<Packet> read(String hex) throws IOException {
        return Packet.read(new ByteArrayInputStream(HEX.parseHex(hex.replace(" ", ""))));
    }

    private static String write(Packet packet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        packet.write(out);
        return HEX.formatHex(out.toByteArray());
    }
}
