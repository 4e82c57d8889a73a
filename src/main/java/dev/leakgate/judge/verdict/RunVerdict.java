package dev.leakgate.judge.verdict;

import dev.leakgate.secret.IdentifierReading;
import java.util.List;
import java.util.stream.Stream;

/**
 * The verdict on a run: the content of {@code verdict.json}, schema version 1, an interface for other programs.
 *
 * @param started when the run began, ISO 8601 in UTC
 * @param gate    {@code OPEN} or {@code CLOSED}
 * @param partial true when a selection left out a part of the matrix
 * @param virtual true when virtual phones took part: such a run proves the harness, not a phone
 * @param unknown what the virtual phones were asked and do not know; anything here makes the run worthless
 * @param ignored the policy's entries of what is not to count
 * @param claims  what each phone's trials say to what was said in public
 */
public record RunVerdict(int schemaVersion, String run, String started, String gate, boolean partial, boolean virtual, String seed,
                         List<Trial> trials, List<Session> sessions, List<Phone> phones,
                         List<String> unknown, List<Ignored> ignored, List<Answer> claims) {

    public RunVerdict {
        trials = List.copyOf(trials);
        sessions = List.copyOf(sessions);
        phones = List.copyOf(phones);
        unknown = List.copyOf(unknown);
        ignored = List.copyOf(ignored);
        claims = List.copyOf(claims);
    }

    public RunVerdict answering(List<Answer> answers) {
        return new RunVerdict(schemaVersion, run, started, gate, partial, virtual, seed, trials, sessions, phones, unknown, ignored, answers);
    }

    /**
     * @param claim  its id in {@code scenarios/claims.yaml}
     * @param answer {@code confirmed}, {@code refuted}, {@code not testable here}; of a virtual phone {@code simulated}
     */
    public record Answer(String claim, String device, String answer, String reason) {
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
            return with(leaks, Verdict.FAIL, verdict == Verdict.FAIL ? reason : leaks.get(0).sentence());
        }

        /** The same trial with what keeps it from passing. */
        public Trial withGaps(List<Finding> gaps) {
            if (gaps.isEmpty()) {
                return this;
            }
            return with(gaps, verdict.worse(Verdict.INCONCLUSIVE), verdict == Verdict.PASS ? gaps.get(0).sentence() : reason);
        }

        private Trial with(List<Finding> more, Verdict turned, String why) {
            List<Finding> all = Stream.concat(findings.stream(), more.stream()).toList();
            return new Trial(id, model, device, browser, packageName, version, mode, scenario, turned, published,
                    controlSeen, exchanges, scope, all, why);
        }
    }

    /**
     * A session's own verdict: identifiers, coverage, controls. Its trials have theirs.
     *
     * @param attempts how often it was driven: again when adb, Appium or the recorder failed
     */
    public record Session(String id, String device, String browser, String mode, Verdict verdict, boolean controlSeen,
                          int attempts, int exchanges, List<String> scope, Coverage coverage, List<Finding> findings,
                          String reason) {
        public Session {
            scope = List.copyOf(scope);
            findings = List.copyOf(findings);
        }

        /** The same session with what comparing it with others showed. */
        public Session with(List<Finding> more, Verdict turned, String why) {
            List<Finding> all = Stream.concat(findings.stream(), more.stream()).toList();
            return new Session(id, device, browser, mode, turned, controlSeen, attempts, exchanges, scope, coverage, all, why);
        }
    }

    /**
     * A phone's verdict: the worst of its sessions and trials, of its late uploads and, as the policy says, its system.
     *
     * @param build       build fingerprint, empty when the phone never answered
     * @param system      what no session has to answer for: identifiers sent by other apps, or outside all sessions
     * @param lateUploads canaries seen after their session; each is charged to its trial as well
     * @param links       tokens that outlived what ought to make the phone a stranger, constants left out
     * @param identifiers what became of each kind of identifier; empty in verdicts of older versions
     */
    public record Phone(String device, String model, String build, boolean virtual, Verdict verdict, String reason,
                        Row system, Row lateUploads, List<Link> links, List<Identifier> identifiers) {
        public Phone {
            links = List.copyOf(links);
            identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
        }
    }

    /**
     * A kind of identifier on one phone; never a value.
     *
     * @param state  {@code read}, {@code not present}, {@code not readable} or {@code learned from traffic}
     * @param values how many are known, and so looked for
     * @param why    where they were read, or why they were not
     */
    public record Identifier(String kind, String state, int values, String why) {

        public static Identifier of(IdentifierReading reading) {
            return new Identifier(reading.kind().word(), reading.state().word(), reading.values(), reading.why());
        }
    }

    /** A verdict on something of a phone that is neither a session nor a trial. */
    public record Row(Verdict verdict, List<Finding> findings, String reason) {
        public Row {
            findings = List.copyOf(findings);
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

    /**
     * An entry of the policy by which traffic to a host does not count for a while.
     *
     * @param until   last day, ISO-8601
     * @param expired the run began later: what it covered counts again
     * @param covered number of findings that did not count because of it
     */
    public record Ignored(String host, String reason, String owner, String until, boolean expired, int covered) {
    }
}
