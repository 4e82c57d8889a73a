package dev.leakgate.doctor.host;

import dev.leakgate.capture.Gateway;
import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import java.util.List;

/**
 * Rules by which a run that was killed still leads a phone's connections to nobody. The one check that mends what it
 * finds, so that the next run meets a phone with a network.
 */
final class GatewayRulesLeft implements HostCheck {

    @Override
    public List<Diagnosis> examine() {
        return Gateway.tidy().stream().map(phone -> Diagnosis.ofHost("gateway rules", new Outcome.Warning(
                "a run that was killed still had rules of nftables for " + phone + "; they are removed", "nothing: it is mended"))).toList();
    }
}
