package dev.leakgate.judge;

import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.policy.Ignore;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.rule.Charge;
import dev.leakgate.judge.rule.PhoneEvidence;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict.Row;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a phone sent outside its sessions, and what no session has to answer for: its late uploads and its system row. */
final class PhoneJudge {

    private final PlannedPhone phone;
    private final List<SessionEvidence> between;
    private final Charges charges;
    private final Map<String, List<Finding>> late = new LinkedHashMap<>();
    private final List<Finding> system = new ArrayList<>();
    private final List<Charge> gaps;

    /**
     * @param sessions of this phone
     * @param day      on which the run began
     */
    PhoneJudge(PhoneEvidence evidence, Policy policy, LocalDate day, List<JudgedSession> sessions) {
        this.phone = evidence.phone();
        this.between = evidence.between();
        this.charges = Charges.of(between, policy, day);
        sessions.forEach(s -> s.late().forEach(this::late));
        String outside = PhoneEvidence.outside(phone.id());
        charges.toOthersThan(Set.of(phone.id(), outside)).forEach(this::late);
        sessions.forEach(s -> system.addAll(s.system()));
        system.addAll(Charges.findings(charges.to(phone.id())));
        system.addAll(Charges.findings(charges.to(outside).stream().filter(c -> !gap(c)).toList()));
        gaps = charges.to(outside).stream().filter(PhoneJudge::gap).toList();
    }

    private static boolean gap(Charge charge) {
        return charge.finding().kind().isEmpty();
    }

    private void late(String trial, List<Finding> findings) {
        late.computeIfAbsent(trial, t -> new ArrayList<>()).addAll(findings);
    }

    /** Canaries that were seen after their session, by the trial that minted them. */
    Map<String, List<Finding>> late() {
        return late;
    }

    /** Entries of the policy that covered a finding outside all sessions. */
    List<Ignore> ignored() {
        return charges.ignored();
    }

    /** What became of each kind of identifier when the phone was asked; what was learned later is told anew. */
    List<IdentifierReading> identifiers() {
        return between.stream().findFirst().map(SessionEvidence::readings).orElse(List.of()).stream()
                .filter(r -> r.state() != State.LEARNED).toList();
    }

    Row lateUploads() {
        List<Finding> findings = late.values().stream().flatMap(List::stream).toList();
        if (!findings.isEmpty()) {
            return new Row(Verdict.FAIL, findings, "Seen after their session, and charged to " + String.join(", ", late.keySet()) + ".");
        }
        String missing = missing();
        if (missing.isEmpty() && !gaps.isEmpty()) {
            return new Row(Charges.verdict(gaps), Charges.findings(gaps), "Outside the sessions: " + Charges.reason(gaps, ""));
        }
        return missing.isEmpty() ? new Row(Verdict.PASS, List.of(), "Nothing typed in a session was sent after it.")
                : new Row(Verdict.INCONCLUSIVE, Charges.findings(gaps), missing);
    }

    Row system() {
        boolean leaked = system.stream().anyMatch(f -> !f.kind().isEmpty());
        if (!system.isEmpty() && !leaked) {
            return new Row(Verdict.INCONCLUSIVE, system, system.get(0).sentence());
        }
        return system.isEmpty() ? new Row(Verdict.PASS, List.of(), "No identifier was sent by anybody but the browsers in their sessions.")
                : new Row(Verdict.FAIL, system, system.get(0).sentence());
    }

    /** Why late uploads may have been missed; empty when they were waited for. */
    private String missing() {
        SessionEvidence drain = between.stream().filter(e -> e.id().equals(RunFolder.drain(phone.id()))).findFirst().orElse(null);
        if (drain == null || drain.record().isEmpty()) {
            return "What the browsers sent after their last session was not waited for: run " + phone.model() + " again.";
        }
        SessionRecord record = drain.record().orElseThrow();
        if (!record.faults().isEmpty()) {
            return drain.redaction().of("Late uploads may have been missed: " + record.faults().get(0) + ". Run again.");
        }
        if (record.flushWaited() < record.flushNeeded()) {
            return String.format(Locale.ROOT, "Late uploads were waited for %.1f s, and browsers keep events for up to %.1f s: run again.",
                    record.flushWaited(), record.flushNeeded());
        }
        return drain.capture().closed() ? "" : "The recorder did not confirm that what was sent after the last session is complete: run again.";
    }
}
