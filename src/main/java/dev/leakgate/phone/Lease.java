package dev.leakgate.phone;

import dev.leakgate.farm.Shell;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Says on the phone itself who drives it and until when, so that every harness that can reach the phone sees it: a
 * second Appium session would end the first without a word. Times are the phone's own clock's. A lease that is not
 * renewed ends by itself; one of a run of this machine that is no longer alive ends at once.
 */
public final class Lease implements AutoCloseable {

    static final String PLACE = "/data/local/tmp/leakgate.lease";
    private static final String HOLDER = PLACE + "/holder";
    private static final Duration TERM = Duration.ofSeconds(120);
    private static final Duration RENEWAL = Duration.ofSeconds(30);

    private final Shell shell;
    private final String owner;
    private final Thread renewal = new Thread(this::renewAgainAndAgain, "lease");
    private volatile boolean closed;
    private volatile Holder usurper;

    /**
     * Who drives a phone.
     *
     * @param run     id of the run
     * @param host    name of the harness's machine
     * @param process its process number there
     * @param left    how long, unless renewed
     */
    public record Holder(String run, String host, long process, Duration left) {

        private boolean alive() {
            return left.toSeconds() > 0 && (!host.equals(localHost()) || ProcessHandle.of(process).isPresent());
        }

        @Override
        public String toString() {
            return "run " + run + " on " + host + " (process " + process + "), for another " + left.toSeconds() + " s unless renewed";
        }
    }

    private Lease(Shell shell, String owner) {
        this.shell = shell;
        this.owner = owner;
        renewal.setDaemon(true);
    }

    /** Who drives a phone now; empty when nobody does. */
    public static Optional<Holder> holder(Shell shell) {
        return read(shell).filter(Holder::alive);
    }

    /** @throws PhoneException naming who has it, when that is another run */
    public static void refuse(String run, Shell shell) {
        holder(shell).filter(h -> !mine(run, h)).ifPresent(h -> {
            throw taken(h);
        });
    }

    /**
     * Takes the phone for a run, also from a lease that ended, and renews until closed.
     *
     * @param shell of the phone, for as long as the lease lasts
     * @throws PhoneException naming who has it, when another run was faster
     */
    public static Lease take(String run, Shell shell) {
        Optional<Holder> former = read(shell);
        former.filter(h -> h.alive() && !mine(run, h)).ifPresent(h -> {
            throw taken(h);
        });
        String aside = PLACE + "." + UUID.randomUUID();
        String line = run + " " + localHost() + " " + ProcessHandle.current().pid();
        // mv, rmdir and mkdir are atomic: of two that see the same lease end, or none at all, one gets the folder.
        shell.apply(former.map(h -> "grep -q '^" + h.run() + " " + h.host() + " " + h.process() + " ' " + HOLDER + " && mv " + PLACE + " " + aside
                + "; rm -rf " + aside).orElse("rmdir " + PLACE + " 2> /dev/null") + "; mkdir " + PLACE + " 2> /dev/null && " + written(line, shell) + "; true");
        Holder now = read(shell).orElseThrow(() -> new PhoneException("no lease can be written to " + PLACE + " of the phone", null));
        if (!mine(run, now)) {
            throw taken(now);
        }
        Lease lease = new Lease(shell, line);
        lease.renewal.start();
        return lease;
    }

    private static boolean mine(String run, Holder holder) {
        return holder.run().equals(run) && holder.host().equals(localHost()) && holder.process() == ProcessHandle.current().pid();
    }

    private static PhoneException taken(Holder holder) {
        return new PhoneException("the phone is taken by " + holder + "; wait until that run is over", null);
    }

    private static String written(String owner, Shell shell) {
        return "echo " + owner + " " + (now(shell) + TERM.toSeconds()) + " > " + HOLDER;
    }

    private static long now(Shell shell) {
        return Long.parseLong(shell.apply("date +%s").strip());
    }

    private static Optional<Holder> read(Shell shell) {
        List<String> told = shell.apply("date +%s; cat " + HOLDER + " 2> /dev/null; true").lines().toList();
        String[] words = told.size() < 2 ? new String[0] : told.get(1).strip().split(" ");
        return words.length != 4 ? Optional.empty() : Optional.of(new Holder(words[0], words[1], Long.parseLong(words[2]),
                Duration.ofSeconds(Long.parseLong(words[3]) - Long.parseLong(told.get(0).strip()))));
    }

    /** Who took the phone although the lease was not over; empty as it should be. */
    public Optional<Holder> usurper() {
        return Optional.ofNullable(usurper);
    }

    /** For another term, unless somebody else has it by now. */
    public void renew() {
        try {
            Optional<Holder> now = read(shell);
            if (now.filter(h -> !owner.equals(h.run() + " " + h.host() + " " + h.process())).isPresent()) {
                usurper = now.get();
            } else {
                shell.apply("mkdir -p " + PLACE + "; " + written(owner, shell));
            }
        } catch (PhoneException | NumberFormatException e) {
            // The session is lost for the moment; a later renewal, or the recovery of the phone, may be in time.
        }
    }

    private void renewAgainAndAgain() {
        try {
            while (!closed) {
                Thread.sleep(RENEWAL.toMillis());
                if (!closed) {
                    renew();
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Gives the phone back. */
    @Override
    public void close() {
        closed = true;
        renewal.interrupt();
        try {
            renewal.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (usurper == null) {
            shell.apply("rm -rf " + PLACE);
        }
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("\\s", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
