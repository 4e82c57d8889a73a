package dev.leakgate.run;

import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Seat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which phone of a run is driving, free or set aside. Another of the same model takes over what a phone that was set
 * aside has left, as soon as it has done its own.
 */
final class Siblings {

    private enum State {
        DRIVING, FREE, ASIDE
    }

    private final Map<String, State> states = new HashMap<>();
    private final List<Seat> order;

    /** @param seats all of which begin with sessions of their own */
    Siblings(List<Seat> seats) {
        order = new ArrayList<>(seats);
        seats.forEach(s -> states.put(key(s), State.DRIVING));
    }

    /** It has done what it had to do. */
    synchronized void done(Seat seat) {
        states.replace(key(seat), State.DRIVING, State.FREE);
        notifyAll();
    }

    /** It takes no further part. */
    synchronized void aside(Seat seat) {
        states.put(key(seat), State.ASIDE);
        notifyAll();
    }

    /** At least one other of its model was not set aside. */
    synchronized boolean has(Seat seat) {
        return order.stream().anyMatch(s -> !same(s, seat) && s.phone().model().equals(seat.phone().model())
                && states.get(key(s)) != State.ASIDE);
    }

    /** Waits until one of that model is free, and takes it. @return empty when all of them are set aside */
    synchronized Optional<Seat> awaitFree(String model) throws InterruptedException {
        while (true) {
            List<Seat> candidates = order.stream().filter(s -> s.phone().model().equals(model) && states.get(key(s)) != State.ASIDE).toList();
            Optional<Seat> free = candidates.stream().filter(s -> states.get(key(s)) == State.FREE).findFirst();
            free.ifPresent(s -> states.put(key(s), State.DRIVING));
            if (free.isPresent() || candidates.isEmpty()) {
                return free;
            }
            wait();
        }
    }

    /** The phone itself, whatever it is driven as. */
    private static String key(Seat seat) {
        return seat.appium() + " " + seat.udid();
    }

    static boolean same(Seat one, Seat other) {
        return key(one).equals(key(other));
    }

    /** Such as {@code 3 phones drive, 1 is done, 1 is set aside}. */
    synchronized String counts() {
        long driving = count(State.DRIVING);
        long done = count(State.FREE);
        long aside = count(State.ASIDE);
        return driving + (driving == 1 ? " phone drives, " : " phones drive, ") + done + (done == 1 ? " is" : " are") + " done"
                + (aside == 0 ? "" : ", " + aside + (aside == 1 ? " is" : " are") + " set aside");
    }

    private long count(State state) {
        return states.values().stream().filter(s -> s == state).count();
    }

    /** The same phone, to be driven as what another entry of the list asks for: under its name, with its switch and browsers. */
    static Seat inPlaceOf(FarmPhone entry, Seat sibling) {
        FarmPhone own = sibling.phone();
        return new Seat(new FarmPhone(entry.id(), entry.model(), own.udid(), own.appium(), own.virtual(), own.capture(), entry.browsers(),
                entry.references(), entry.switchState(),
                entry.flush(), own.identifiers(), own.consent(), own.holds(), own.place()), sibling.appium(), sibling.udid(), sibling.ports());
    }
}
