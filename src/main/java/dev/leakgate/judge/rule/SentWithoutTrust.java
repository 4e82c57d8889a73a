package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * On a phone that trusts no authority of the bench an app must not go on: a request that could be read went to a server
 * that nothing vouches for, or without TLS to anybody. Told once for each host. That nothing was read proves something
 * only when a connection was refused.
 */
public final class SentWithoutTrust implements Rule {

    /** The kind of its findings: what is wrong is the connection, whatever went over it. */
    public static final String CONNECTION = "connection";

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        if (!evidence.session().state().equals(PlannedSession.NO_AUTHORITY) || evidence.record().isEmpty()) {
            return List.of();
        }
        List<Charge> charges = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Exchange exchange : evidence.capture().exchanges()) {
            if (evidence.untrusting(exchange.time()) && evidence.inScope(exchange.id()) && !evidence.policy().shaped(exchange)
                    && told.add(exchange.host())) {
                charges.add(Charge.leak(trialAt(evidence, exchange), finding(evidence, exchange)));
            }
        }
        if (charges.isEmpty() && evidence.capture().unread().stream().noneMatch(u -> refused(evidence, u))) {
            charges.add(Charge.gap(evidence.session().id(), "trust-not-withdrawn", "", "No connection of " + evidence.session().title()
                    + " was refused while the phone trusted no authority of the bench, so nothing shows that it would refuse one:"
                    + " see that the phone has a network, then run again."));
        }
        return charges;
    }

    private static boolean refused(SessionEvidence evidence, Unread unread) {
        return unread.kind() == Unread.Kind.TLS_REFUSED && evidence.untrusting(unread.time()) && evidence.witness().inScope(unread.actor());
    }

    private static String trialAt(SessionEvidence evidence, Exchange exchange) {
        List<DrivenTrial> begun = evidence.record().get().trials().stream().filter(t -> !t.from().isAfter(exchange.time())).toList();
        return begun.isEmpty() ? evidence.session().trials().get(0).id() : begun.get(begun.size() - 1).id();
    }

    private static Finding finding(SessionEvidence evidence, Exchange exchange) {
        String host = evidence.redaction().of(exchange.host());
        String sentence = "%s in %s sent a request to %s %s: whoever stands between can read it.".formatted(evidence.session().title(),
                LeakSentence.mode(evidence.session()), host, exchange.cleartext() ? "without TLS" : "although nothing vouched for that server");
        return new Finding("sent-without-trust", CONNECTION, host, host, "url", List.of(), true, evidence.exchangeId(exchange.id()),
                exchange.method() + " " + host, evidence.redaction().of(sentence));
    }
}
