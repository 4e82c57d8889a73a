package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.leak.Signs;
import dev.leakgate.leak.Signs.Sign;
import dev.leakgate.traffic.Exchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was done without typing anything was told to somebody: an upload in the trial's window bears a name, or a field,
 * that no upload bears in the session's idle twin, a trial that does nothing. Without a twin nothing can be said.
 */
public final class ActionRecorded implements Rule {

    /** The kind of its findings: nothing is minted for it, so it is no kind of secret. */
    public static final String ACTION = "action";

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        List<PlannedTrial> acting = evidence.session().trials().stream().filter(t -> t.watches().equals("actions")).toList();
        if (acting.isEmpty()) {
            return List.of();
        }
        List<DrivenTrial> idle = driven(evidence, "identifiers");
        Set<Sign> usual = idle.stream().flatMap(t -> signs(evidence, t).keySet().stream()).collect(Collectors.toSet());
        Map<PlannedTrial, Map<Sign, Exchange>> found = new LinkedHashMap<>();
        List<Charge> charges = new ArrayList<>();
        for (PlannedTrial trial : acting) {
            if (idle.isEmpty()) {
                charges.add(Charge.gap(trial.id(), "no-idle-twin", "", "No trial of this session does nothing, so it is not known what would"
                        + " have been sent without '" + trial.title() + "': drive the scenarios that watch identifiers, too."));
            } else {
                evidence.driven(trial.id()).ifPresent(done -> found.put(trial, signs(evidence, done)));
            }
        }
        found.values().forEach(signs -> signs.keySet().removeAll(usual));
        found.forEach((trial, signs) -> telling(signs.keySet(), found.values()).forEach(sign ->
                charges.add(Charge.leak(trial.id(), finding(evidence, trial, sign, signs.get(sign))))));
        return charges;
    }

    /** Names before fields, and what only this trial shows before what others show, too. */
    private static List<Sign> telling(Set<Sign> signs, Collection<Map<Sign, Exchange>> all) {
        List<Sign> named = signs.stream().filter(s -> !s.name().isEmpty()).toList();
        List<Sign> best = named.isEmpty() ? List.copyOf(signs) : named;
        List<Sign> own = best.stream().filter(s -> all.stream().filter(other -> other.containsKey(s)).count() == 1).toList();
        return own.isEmpty() ? best : own;
    }

    private static List<DrivenTrial> driven(SessionEvidence evidence, String watching) {
        return evidence.session().trials().stream().filter(t -> t.watches().equals(watching))
                .flatMap(t -> evidence.driven(t.id()).stream()).filter(t -> t.fault() == null).toList();
    }

    /** Each sign in a trial's window with the first exchange that bears it; the trial waits for the flush before and after. */
    private static Map<Sign, Exchange> signs(SessionEvidence evidence, DrivenTrial trial) {
        Map<Sign, Exchange> signs = new LinkedHashMap<>();
        for (Exchange exchange : evidence.capture().exchanges()) {
            if (within(exchange.time(), trial) && evidence.inScope(exchange.id()) && !evidence.policy().ours(exchange.host())
                    && trial.allowed().stream().noneMatch(t -> t.host().equals(exchange.host()))) {
                Signs.of(exchange).forEach(sign -> signs.putIfAbsent(sign, exchange));
            }
        }
        return signs;
    }

    private static boolean within(Instant time, DrivenTrial trial) {
        return !time.isBefore(trial.from()) && time.isBefore(trial.to());
    }

    private static Finding finding(SessionEvidence evidence, PlannedTrial trial, Sign sign, Exchange exchange) {
        String field = sign.trail().get(sign.trail().size() - 1);
        String name = evidence.redaction().of(sign.name().isEmpty() ? field : sign.name());
        String sentence = "'%s' with %s in %s was told to %s: %s is sent when it is done, and not when nothing is done."
                .formatted(trial.title(), evidence.session().title(), LeakSentence.mode(evidence.session()), sign.host(),
                        sign.name().isEmpty() ? "the field " + field : "'" + name + "'");
        return new Finding("action-recorded", ACTION, name, sign.host(), sign.where(), sign.trail(),
                exchange.cleartext(), evidence.exchangeId(exchange.id()),
                field + " «" + name + "»", evidence.redaction().of(sentence));
    }
}
