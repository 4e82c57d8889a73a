package dev.leakgate.judge.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * The verdict on a run: the content of {@code verdict.json}, schema version 1, an interface for other programs.
 *
 * @param started when the run began, ISO 8601 in UTC
 * @param gate    {@code OPEN} or {@code CLOSED}
 * @param partial true when a selection left out a part of the matrix
 * @param virtual true when virtual phones took part: such a run proves the harness, not a phone
 */
public record RunVerdict(int schemaVersion, String run, String started, String gate, boolean partial, boolean virtual, String seed,
                         List<Trial> trials, List<Session> sessions, List<Phone> phones) {

    public RunVerdict {
        trials = List.copyOf(trials);
        sessions = List.copyOf(sessions);
        phones = List.copyOf(phones);
    }

    /**
     * @param device      id of the phone
     * @param published   the verdict the published reports predict, or null
     * @param controlSeen the control canary of its session was found on the wire
     * @param exchanges   number of exchanges of its session
     * @param scope       what the verdict speaks for: kinds looked for, then {@code unseen: ...} entries
     * @param reason      one sentence: why this verdict, and for INCONCLUSIVE the cure
     */
    public record Trial(String id, String model, String device, String browser, String packageName, String version,
                        String mode, String scenario, Verdict verdict, String published, boolean controlSeen,
                        int exchanges, List<String> scope, List<Finding> findings, String reason) {
        public Trial {
            scope = List.copyOf(scope);
            findings = List.copyOf(findings);
        }

        /** The same trial with leaks that were found later. */
        public Trial withLeaks(List<Finding> leaks) {
            if (leaks.isEmpty()) {
                return this;
            }
            List<Finding> all = Stream.concat(findings.stream(), leaks.stream()).toList();
            return new Trial(id, model, device, browser, packageName, version, mode, scenario, Verdict.FAIL, published,
                    controlSeen, exchanges, scope, all, verdict == Verdict.FAIL ? reason : leaks.get(0).sentence());
        }
    }

    /** A session's own verdict: identifiers, coverage, controls. Its trials have theirs. */
    public record Session(String id, String device, String browser, String mode, Verdict verdict, boolean controlSeen,
                          int exchanges, List<String> scope, List<Finding> findings, String reason) {
        public Session {
            scope = List.copyOf(scope);
            findings = List.copyOf(findings);
        }

        /** The same session with what comparing it with others showed. */
        public Session with(List<Finding> more, Verdict turned, String why) {
            List<Finding> all = Stream.concat(findings.stream(), more.stream()).toList();
            return new Session(id, device, browser, mode, turned, controlSeen, exchanges, scope, all, why);
        }
    }

    /**
     * A phone's verdict: the worst of its sessions and trials.
     *
     * @param build build fingerprint, empty when the phone never answered
     * @param links tokens that outlived what ought to make the phone a stranger, constants left out
     */
    public record Phone(String device, String model, String build, boolean virtual, Verdict verdict, String reason, List<Link> links) {
        public Phone {
            links = List.copyOf(links);
        }
    }

    /**
     * @param token    its label, the same within a run
     * @param names    fields it stood in
     * @param vendor   registrable domain that can join what it received
     * @param hosts    who received it
     * @param origin   {@code phone} or {@code server}: who made it
     * @param nature   {@code identifier}, or {@code unknown} when it may be a constant of this build as well
     * @param survived {@code incognito}, {@code restart}, {@code advertising-reset}, {@code clearing}, {@code app}
     * @param sessions in which it was sent
     * @param seconds  from its first to its last use in this run
     * @param sentence what it joins
     */
    public record Link(String token, List<String> names, String vendor, List<String> hosts, String origin, String nature,
                       List<String> survived, List<String> sessions, long seconds, String sentence) {
        public Link {
            names = List.copyOf(names);
            hosts = List.copyOf(hosts);
            survived = List.copyOf(survived);
            sessions = List.copyOf(sessions);
        }
    }
}
