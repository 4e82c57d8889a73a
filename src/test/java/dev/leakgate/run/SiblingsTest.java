package dev.leakgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Seat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingsTest {

    @TempDir
    Path folder;

    private List<Seat> seats;
    private List<Seat> spares;
    private Siblings siblings;

    @BeforeEach
    void three_phones_of_two_models() throws IOException {
        seats = DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"), """
                phones:
                  - {model: Mi 10, id: first, udid: a, browsers: [mint], switch: "on"}
                  - {model: Mi 10, id: second, udid: b, browsers: [mint], consent: [clear-data]}
                  - {model: Redmi K20, udid: c, browsers: [mint]}
                  - {model: Redmi K20, id: third, udid: d, browsers: [mint]}
                """)).phones().stream().map(SiblingsTest::seat).toList();
        spares = seats.subList(3, 4);
        seats = seats.subList(0, 3);
        siblings = new Siblings(seats, spares);
    }

    @Test
    void a_phone_of_the_model_is_taken_once_it_has_done_its_own() throws Exception {
        siblings.aside(seats.get(0));
        CompletableFuture<Optional<Seat>> waiting = CompletableFuture.supplyAsync(() -> free("Mi 10"));
        siblings.done(seats.get(2));
        assertThat(waiting).isNotDone();

        siblings.done(seats.get(1));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).contains(seats.get(1));
        assertThat(siblings.counts()).isEqualTo("1 phone drives, 1 is done, 1 is set aside, 1 is spare");
    }

    @Test
    void where_every_phone_of_the_model_is_set_aside_nobody_waits() throws Exception {
        siblings.aside(seats.get(0));
        CompletableFuture<Optional<Seat>> waiting = CompletableFuture.supplyAsync(() -> free("Mi 10"));

        siblings.aside(seats.get(1));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void the_last_phone_of_a_model_has_no_other_to_go_on_for_it() {
        assertThat(siblings.has(seats.get(0))).isTrue();

        siblings.aside(seats.get(1));

        assertThat(siblings.has(seats.get(0))).isFalse();
    }

    @Test
    void a_spare_phone_goes_on_at_once_and_when_it_is_set_aside_too_nobody_does() throws Exception {
        assertThat(siblings.has(seats.get(2))).isTrue();

        siblings.aside(seats.get(2));
        assertThat(siblings.awaitFree("Redmi K20")).isEqualTo(Optional.of(spares.get(0)));
        assertThat(siblings.takeSpare("Redmi K20")).as("it drives").isEmpty();

        siblings.aside(spares.get(0).inPlaceOf(seats.get(2).phone()));
        assertThat(siblings.awaitFree("Redmi K20")).isEmpty();
    }

    @Test
    void a_phone_that_has_done_its_own_goes_on_before_a_spare_one() throws Exception {
        siblings.done(seats.get(2));

        assertThat(siblings.awaitFree("Redmi K20")).contains(seats.get(2));
    }

    @Test
    void it_is_driven_as_the_other_but_with_its_own_owners_consent() {
        Seat replacing = seats.get(1).inPlaceOf(seats.get(0).phone());

        assertThat(replacing.udid()).isEqualTo("b");
        assertThat(replacing.phone().id()).isEqualTo("first");
        assertThat(replacing.phone().switchState()).contains("on");
        assertThat(replacing.phone().consent()).isEqualTo(seats.get(1).phone().consent());
        assertThat(replacing.isSamePhone(seats.get(1))).isTrue();
    }

    private Optional<Seat> free(String model) {
        try {
            return siblings.awaitFree(model);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Seat seat(FarmPhone phone) {
        return new Seat(phone, URI.create("http://127.0.0.1:4723"), phone.udid().orElseThrow(), Optional.empty());
    }
}
