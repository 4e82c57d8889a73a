package dev.leakgate.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.farm.AdbServer;
import dev.leakgate.farm.Shell;
import dev.leakgate.lab.RealAdb;
import dev.leakgate.lab.TestPhone;
import dev.leakgate.tools.Tools;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Leases on a virtual phone, through the real adb. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseTest {

    @TempDir
    static Path folder;

    private RealAdb adb;
    private TestPhone phone;
    private Shell shell;

    @BeforeAll
    void connect() {
        adb = new RealAdb(folder);
        phone = new TestPhone(folder, "leased");
        adb.connect(phone.serial());
        shell = AdbServer.at(Tools.find(), adb.port()).shell(phone.serial());
    }

    @AfterAll
    void disconnect() {
        phone.close();
        adb.close();
    }

    @BeforeEach
    void free() {
        shell.apply("rm -rf " + Lease.PLACE);
    }

    @Test
    void a_phone_in_use_says_by_whom_and_a_free_one_says_nothing() {
        try (Lease lease = Lease.take("run-1", shell)) {
            assertThat(Lease.holder(shell)).hasValueSatisfying(h -> {
                assertThat(h.run()).isEqualTo("run-1");
                assertThat(h.process()).isEqualTo(ProcessHandle.current().pid());
                assertThat(h.left().toSeconds()).isBetween(60L, 120L);
            });
            assertThat(lease.usurper()).isEmpty();
        }
        assertThat(Lease.holder(shell)).isEmpty();
    }

    @Test
    void a_phone_that_another_run_drives_is_refused_with_that_runs_name() {
        held("run-1 other-bench 1", 100);

        assertThatThrownBy(() -> Lease.take("run-2", shell)).isInstanceOf(PhoneException.class)
                .hasMessageContaining("taken by run run-1 on other-bench (process 1)").hasMessageContaining("wait until that run is over");
        assertThatThrownBy(() -> Lease.refuse("run-2", shell)).hasMessageContaining("run-1");
    }

    @Test
    void a_lease_that_ran_out_is_taken_over() {
        held("run-1 other-bench 1", -1);

        Lease.refuse("run-2", shell);
        Lease.take("run-2", shell).close();
    }

    @Test
    void a_lease_of_a_run_of_this_machine_that_was_killed_is_taken_over_at_once() throws Exception {
        held("run-1 " + InetAddress.getLocalHost().getHostName() + " " + Integer.MAX_VALUE, 100);

        Lease.take("run-2", shell).close();
    }

    @Test
    void a_run_takes_its_phone_again_after_it_lost_its_session() {
        try (Lease first = Lease.take("run-1", shell); Lease again = Lease.take("run-1", shell)) {
            assertThat(again.usurper()).isEmpty();
            assertThat(first.usurper()).isEmpty();
        }
    }

    @Test
    void renewing_gives_another_term() {
        try (Lease lease = Lease.take("run-1", shell)) {
            String owner = shell.apply("cat " + Lease.PLACE + "/holder").strip().replaceFirst(" \\d+$", "");
            held(owner, 1);

            lease.renew();

            assertThat(Lease.holder(shell)).hasValueSatisfying(h -> assertThat(h.left().toSeconds()).isGreaterThan(60));
        }
    }

    @Test
    void who_lost_its_lease_notices_and_leaves_the_other_ones_alone() {
        Lease lease = Lease.take("run-1", shell);
        held("run-2 other-bench 7", 100);

        lease.renew();
        lease.close();

        assertThat(lease.usurper()).hasValueSatisfying(h -> assertThat(h.run()).isEqualTo("run-2"));
        assertThat(Lease.holder(shell)).hasValueSatisfying(h -> assertThat(h.run()).isEqualTo("run-2"));
    }

    @Test
    void of_many_that_want_a_free_phone_one_gets_it() {
        List<CompletableFuture<Optional<Lease>>> wanting = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                return Optional.of(Lease.take("run-" + i, shell));
            } catch (PhoneException e) {
                return Optional.<Lease>empty();
            }
        })).toList();

        assertThat(wanting.stream().flatMap(w -> w.join().stream())).singleElement().satisfies(Lease::close);
    }

    private void held(String owner, int seconds) {
        long until = Long.parseLong(shell.apply("date +%s").strip()) + seconds;
        shell.apply("mkdir -p " + Lease.PLACE + "; echo " + owner + " " + until + " > " + Lease.PLACE + "/holder");
    }
}
