package dev.leakgate.farm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The phones beyond those that {@code any:} asked for: what the owner said there goes for them, too, and they wait for
 * one that is set aside.
 */
final class Spares {

    private Spares() {
    }

    /** @param take gives the udid of another phone of a model, as long as there is one */
    static List<Seat> of(List<FarmPhone> phones, Function<FarmPhone, Optional<String>> take, BiFunction<FarmPhone, String, Seat> seat) {
        List<Seat> spares = new ArrayList<>();
        Set<String> models = new HashSet<>();
        for (FarmPhone entry : phones) {
            if (entry.isAny() && models.add(entry.model())) {
                int number = 1;
                for (Optional<String> udid = take.apply(entry); udid.isPresent(); udid = take.apply(entry)) {
                    spares.add(seat.apply(entry.spare(number++), udid.get()));
                }
            }
        }
        return spares;
    }
}
