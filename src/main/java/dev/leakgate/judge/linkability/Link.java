package dev.leakgate.judge.linkability;

import dev.leakgate.judge.linkability.Stretch.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A token that was sent again after a change, so that its receiver can join before and after.
 *
 * @param names    fields it stood in
 * @param hosts    who received it, all of one vendor
 * @param origin   who made it
 * @param nature   whether it names the phone at all
 * @param survived changes on both sides of which it was sent
 * @param sessions in which it was sent, with its first use in each, in the plan's order
 * @param joined   the first use in each incognito session that carried on what normal mode had sent
 */
public record Link(String phone, String value, String vendor, List<String> names, List<String> hosts, Origin origin,
                   Nature nature, Set<Change> survived, Map<String, Use> sessions, Use first, Use last, List<Joined> joined) {

    /** Who made a token: it was told to the phone before the phone told it, or it was not. */
    public enum Origin { PHONE, SERVER }

    /** A constant is built into the app or its firmware; what is only known of one phone may be either. */
    public enum Nature { IDENTIFIER, CONSTANT, UNKNOWN }

    /**
     * One incognito session joined to normal mode.
     *
     * @param normal    session in which it was last sent before
     * @param incognito session in which it was sent again
     */
    public record Joined(String normal, String incognito, Use before, Use after) {
    }

    public Duration lived() {
        return Duration.between(first.time(), last.time());
    }
}
