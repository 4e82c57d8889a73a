package dev.leakgate.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.lab.RealAdb;
import dev.leakgate.lab.TestPhone;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones found by their model, through the real adb. */
class PoolTest {

    @TempDir
    Path folder;

    @Test
    void takes_each_connected_phone_of_a_model_once_and_none_that_is_spoken_for() throws IOException {
        List<FarmPhone> wanted = DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"),
                "phones:\n  - {model: Redmi Note 8, any: 2, browsers: [mint]}\n")).phones();
        try (RealAdb adb = new RealAdb(folder); TestPhone first = new TestPhone(folder, "first"); TestPhone second = new TestPhone(folder, "second");
             TestPhone other = new TestPhone(folder, "other", "mi-10")) {
            List.of(first, second, other).forEach(phone -> adb.connect(phone.serial()));
            AdbServer server = AdbServer.at(Tools.find(), adb.port());

            Pool free = new Pool(server, Set.of());
            assertThat(wanted.stream().map(free::take)).containsExactlyInAnyOrder(first.serial(), second.serial());

            Pool larger = new Pool(server, Set.of());
            String taken = larger.take(wanted.get(0));
            assertThat(Spares.of(wanted, larger::takeAny, (entry, udid) -> new Seat(entry, URI.create("http://127.0.0.1"), udid, Optional.empty())))
                    .as("what is left of the model").singleElement().satisfies(spare -> {
                        assertThat(spare.udid()).isNotEqualTo(taken).isIn(first.serial(), second.serial());
                        assertThat(spare.phone().id()).isEqualTo("redmi-note-8-spare-1");
                    });

            Pool tight = new Pool(server, Set.of(second.serial()));
            assertThat(tight.take(wanted.get(0))).isEqualTo(first.serial());
            assertThatThrownBy(() -> tight.take(wanted.get(1))).isInstanceOf(FarmException.class)
                    .hasMessageContaining("devices.yaml:2: no Redmi Note 8 is left for 'redmi-note-8-2'").hasMessageContaining(other.serial());
        }
    }
}
