package dev.leakgate.judge.policy;

import java.time.LocalDate;

/**
 * Traffic to a host that does not count for a while: what could not be read of it, and identifiers in it. A canary that
 * goes there is a leak all the same.
 *
 * @param host  exact, or {@code *.domain} for all hosts under it
 * @param owner who answers for the entry
 * @param until last day on which it holds
 */
public record Ignore(String host, String reason, String owner, LocalDate until) {

    public boolean covers(String other) {
        return host.startsWith("*.") ? other.endsWith(host.substring(1)) : other.equals(host);
    }

    /** @param day on which the run began */
    public boolean expired(LocalDate day) {
        return day.isAfter(until);
    }
}
