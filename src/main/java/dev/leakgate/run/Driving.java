package dev.leakgate.run;

import dev.leakgate.evidence.Handset;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.farm.Seat;
import dev.leakgate.secret.CanaryMint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Drives the sessions of each planned phone: on that phone, and when it is set aside on another of its model, build and
 * browsers: one that has done its own, or a spare one. Where none is left, sessions end without having been driven.
 */
final class Driving implements AutoCloseable {

    private final List<PhoneLine> lines = new CopyOnWriteArrayList<>();
    private final BiFunction<Seat, Optional<Handset>, PhoneLine> opening;
    private final Siblings siblings;
    private final RunFolder folder;
    private final Progress progress;
    private volatile boolean closing;

    /**
     * @param spares  phones without an entry of their own in the plan
     * @param opening makes the line of a phone, which may take another one's place
     */
    Driving(List<Seat> seats, List<Seat> spares, BiFunction<Seat, Optional<Handset>, PhoneLine> opening, RunFolder folder, Progress progress) {
        this.siblings = new Siblings(seats, spares);
        this.opening = opening;
        this.folder = folder;
        this.progress = progress;
        seats.forEach(seat -> lines.add(opening.apply(seat, Optional.empty())));
    }

    /** The line that serves an entry of the list of phones; empty when the entry has nothing left to be driven. */
    Optional<PhoneLine> line(String id) {
        return lines.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    List<PhoneLine> lines() {
        return lines;
    }

    /** Takes the phone of an entry, or a spare one in its place when that cannot be had: nothing was driven on it yet. */
    void connect(PlannedPhone phone) {
        PhoneLine line = line(phone.id()).orElseThrow();
        line.connect(phone, folder);
        while (line.fault() != null && !closing) {
            Optional<Seat> spare = siblings.takeSpare(phone.model());
            if (spare.isEmpty()) {
                return;
            }
            siblings.aside(line.seat());
            line = replaced(phone, line, spare.get());
        }
    }

    /** One of the model that answered, to tell what one that did not is probably like. */
    Optional<PhoneLine> sibling(String model) {
        return lines.stream().filter(l -> l.fault() == null && l.seat().phone().model().equals(model)).findFirst();
    }

    /**
     * @param driven is told of each session when it is driven, or given up
     * @param failed is told of each that something went wrong with that nobody had thought of
     */
    void drive(PlannedPhone phone, CanaryMint mint, Consumer<PlannedSession> driven, BiConsumer<PlannedSession, Throwable> failed) {
        List<String> missed = new ArrayList<>();
        for (PlannedSession session : phone.sessions()) {
            try {
                if (line(phone.id()).isPresent() && !InterruptedRun.finished(folder, session)) {
                    drive(phone, session, missed, mint);
                }
                driven.accept(session);
            } catch (RuntimeException | Error e) {
                // Whoever waits for it must hear of it: a test that waits for ever tells nothing.
                failed.accept(session, e);
            }
        }
        line(phone.id()).ifPresent(last -> {
            try {
                last.drain(phone.sessions(), missed, folder);
            } finally {
                siblings.done(last.seat());
                progress.phones(siblings.counts());
            }
        });
    }

    private void drive(PlannedPhone phone, PlannedSession session, List<String> missed, CanaryMint mint) {
        PhoneLine line = line(phone.id()).orElseThrow();
        while (!line.drive(session, siblings.has(line.seat()), folder, mint)) {
            Optional<PhoneLine> other = instead(phone, line, missed);
            if (other.isEmpty()) {
                line.giveUp(session, folder);
                return;
            }
            line = other.get();
        }
    }

    private Optional<PhoneLine> instead(PlannedPhone phone, PhoneLine line, List<String> missed) {
        siblings.aside(line.seat());
        try {
            Optional<Seat> sibling = closing ? Optional.empty() : siblings.awaitFree(phone.model());
            return sibling.map(seat -> handedOver(phone, line, seat, missed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private PhoneLine handedOver(PlannedPhone phone, PhoneLine line, Seat sibling, List<String> missed) {
        if (line.answers() != null) {
            missed.add("what was typed on " + line.seat().udid() + " before it was set aside may have been sent afterwards");
        }
        PhoneLine next = replaced(phone, line, sibling);
        progress.phones(siblings.counts());
        return next;
    }

    private PhoneLine replaced(PlannedPhone phone, PhoneLine line, Seat sibling) {
        progress.preparing(line.fault() + "; " + sibling.udid() + " goes on with what " + phone.id() + " has left");
        end(line);
        lines.stream().filter(l -> l.seat().isSamePhone(sibling)).forEach(this::end);
        PhoneLine next = opening.apply(sibling.inPlaceOf(line.seat().phone()),
                Optional.of(new Handset(sibling.phone().id(), sibling.udid())));
        lines.add(next);
        next.connect(phone, folder);
        return next;
    }

    private void end(PhoneLine line) {
        lines.remove(line);
        line.close();
    }

    /** Restores all phones, those that are being driven, too. */
    @Override
    public void close() {
        closing = true;
        lines.parallelStream().forEach(PhoneLine::close);
        lines.clear();
    }
}
