package dev.leakgate.run;

import dev.leakgate.farm.Seat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which phone of a run is driving, free, spare or set aside. Another of the same model takes over what a phone that was
 * set aside has left: one that has done its own, or a spare one, which has none.
 */
final class Siblings {

    private enum State {
        DRIVING, FREE, SPARE, ASIDE
    }

    /** By the seat that a phone began on. */
    private final Map<Seat, State> states = new LinkedHashMap<>();

    /**
     * @param seats  all of which begin with sessions of their own
     * @param spares which have none
     */
    Siblings(List<Seat> seats, List<Seat> spares) {
        seats.forEach(s -> states.put(s, State.DRIVING));
        spares.forEach(s -> states.put(s, State.SPARE));
    }

    /** It has done what it had to do. */
    synchronized void done(Seat seat) {
        states.replace(own(seat), State.DRIVING, State.FREE);
        notifyAll();
    }

    /** It takes no further part. */
    synchronized void aside(Seat seat) {
        states.put(own(seat), State.ASIDE);
        notifyAll();
    }

    /** At least one other of its model was not set aside. */
    synchronized boolean has(Seat seat) {
        return ofModel(seat.phone().model()).anyMatch(s -> !s.isSamePhone(seat));
    }

    /** Waits until one of that model is free, and takes it. @return empty when all of them are set aside */
    synchronized Optional<Seat> awaitFree(String model) throws InterruptedException {
        while (true) {
            Optional<Seat> free = take(model, State.FREE).or(() -> takeSpare(model));
            if (free.isPresent() || ofModel(model).findAny().isEmpty()) {
                return free;
            }
            wait();
        }
    }

    /** Takes one of that model that has nothing to do, if there is one. */
    synchronized Optional<Seat> takeSpare(String model) {
        return take(model, State.SPARE);
    }

    private Optional<Seat> take(String model, State state) {
        Optional<Seat> seat = ofModel(model).filter(s -> states.get(s) == state).findFirst();
        seat.ifPresent(s -> states.put(s, State.DRIVING));
        return seat;
    }

    /** Those that were not set aside, in the order of the list. */
    private Stream<Seat> ofModel(String model) {
        return states.keySet().stream().filter(s -> s.phone().model().equals(model) && states.get(s) != State.ASIDE);
    }

    /** @param seat on which a phone is driven, perhaps in another one's place */
    private Seat own(Seat seat) {
        return states.keySet().stream().filter(seat::isSamePhone).findFirst().orElse(seat);
    }

    /** Such as {@code 3 phones drive, 1 is done, 1 is set aside}. */
    synchronized String counts() {
        long driving = count(State.DRIVING);
        long done = count(State.FREE);
        return driving + (driving == 1 ? " phone drives, " : " phones drive, ") + done + (done == 1 ? " is" : " are") + " done"
                + unlessNone(State.ASIDE, "set aside") + unlessNone(State.SPARE, "spare");
    }

    private String unlessNone(State state, String word) {
        long count = count(state);
        return count == 0 ? "" : ", " + count + (count == 1 ? " is " : " are ") + word;
    }

    private long count(State state) {
        return states.values().stream().filter(s -> s == state).count();
    }
}
