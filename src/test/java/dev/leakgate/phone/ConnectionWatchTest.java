package dev.leakgate.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.lab.TestPhone;
import dev.leakgate.lab.app.Sockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see a phone's connections, asked of a virtual phone whose vendor keeps them from shell. */
class ConnectionWatchTest {

    @TempDir
    Path folder;

    private TestPhone phone;

    @AfterEach
    void switch_off() {
        phone.close();
    }

    @Test
    void where_there_is_root_it_sees_them_with_their_owners() throws IOException {
        switchOn(true);
        try (ConnectionWatch watch = ConnectionWatch.start(this::shell)) {
            assertThat(watch.look(Set.of()).rows()).filteredOn(row -> row.contains(":9C40 ")).singleElement()
                    .satisfies(row -> assertThat(row).matches("tcp .*:01BB 01 1\\d{4}"));
        }
    }

    @Test
    void without_root_the_phone_tells_nothing_and_that_is_said() throws IOException {
        switchOn(false);
        try (ConnectionWatch watch = ConnectionWatch.start(this::shell)) {
            assertThatThrownBy(() -> watch.look(Set.of())).isInstanceOf(PhoneException.class)
                    .hasMessageContaining("its shell may not read /proc/net/tcp").hasMessageContaining("Permission denied");
        }
    }

    /** One whose vendor keeps connections from shell, and with one connection. */
    private void switchOn(boolean rooted) throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/lab/phones/redmi-note-8.yaml"));
        phone = new TestPhone(folder, "watched", Files.writeString(folder.resolve("watched.yaml"), shipped.replaceFirst("rooted: \\w+", "rooted: " + rooted)).toString());
        for (String file : List.of("tcp", "tcp6", "udp", "udp6")) {
            phone.phone().files().installForRoot("/proc/net/" + file, () -> phone.phone().sockets().proc(file));
        }
        phone.phone().sockets().open("com.example.shop", Sockets.Transport.TCP, new InetSocketAddress("10.77.0.2", 40000), new InetSocketAddress("198.18.0.1", 443));
    }

    private String shell(String command) {
        return phone.shell(command).out();
    }
}
