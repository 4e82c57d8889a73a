package dev.leakgate.judge.rule;

import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.coverage.PhoneWitness;
import dev.leakgate.judge.coverage.PhoneWitness.Passed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The phone tells of connections, or of bytes, of the session's apps that the recorder has not seen: what they carried
 * may hide anything. Connections of other apps are told in the coverage only, for the session does not speak for them.
 */
final class ConnectionMissed implements Rule {

    private static final String CURE_AT_GATEWAY = "Switch the phone's mobile data off, so that all of it goes through the gateway; then run again.";
    private static final String CURE = "Capture at the phone's gateway, or let the network block what does not use the proxy; then run again.";

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        PhoneWitness witness = evidence.witness();
        String cure = witness.gateway().isPresent() ? CURE_AT_GATEWAY : CURE;
        Map<String, Charge> charges = new LinkedHashMap<>();
        for (Passed passed : witness.passedBy()) {
            if (witness.inScope(passed.actor())) {
                charges.putIfAbsent(passed.actor() + passed.to(), Charge.gap(evidence.session().id(),
                        passed.quic() ? "quic-not-blocked" : "connection-missed", passed.to(), sentence(passed, cure)));
            }
        }
        List<Charge> all = new ArrayList<>(charges.values());
        long unexplained = witness.unexplained(evidence.capture(), evidence.record().map(SessionRecord::controlFrom).orElse(null));
        if (unexplained > 0) {
            all.add(Charge.gap(evidence.session().id(), "bytes-missed", "", "The phone counts %d bytes sent by %s that no captured connection explains. %s"
                    .formatted(unexplained, evidence.session().packageName(), cure)));
        }
        return all;
    }

    private static String sentence(Passed passed, String cure) {
        return passed.quic()
                ? "%s spoke QUIC with %s, which a proxy cannot read. Block UDP port 443 on the phone's network, so that it falls back to TCP; then run again."
                        .formatted(passed.actor(), passed.to())
                : "%s connected to %s (%s) past the recorder. %s".formatted(passed.actor(), passed.to(), passed.transport().toUpperCase(java.util.Locale.ROOT), cure);
    }
}
