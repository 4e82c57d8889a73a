package dev.leakgate.run;

import dev.leakgate.evidence.PhoneIdentifiers;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.phone.identifier.Harvest;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import java.util.List;

/**
 * Asks a phone for its identifiers and keeps them: before its sessions, and where there is root once more after them, when
 * its browsers have asked for Android IDs of their own.
 */
final class Identification {

    private final String id;
    private final RunFolder evidence;
    private boolean asRoot;

    private Identification(String id, RunFolder evidence) {
        this.id = id;
        this.evidence = evidence;
    }

    /** @param id of the entry that the phone serves */
    static Identification of(Wiretap wiretap, String id, RunFolder evidence) {
        Identification first = new Identification(id, evidence);
        first.ask(wiretap);
        return first;
    }

    /** A phone that does not answer any more told what it told before, and that stays true. */
    void again(Wiretap wiretap) {
        try {
            if (asRoot) {
                ask(wiretap);
            }
        } catch (PhoneException e) {
            asRoot = false;
        }
    }

    private void ask(Wiretap wiretap) {
        Harvest harvest = wiretap.identifiers();
        asRoot = harvest.asRoot();
        evidence.keep(harvest.secrets());
        evidence.keep(id, new PhoneIdentifiers(1, merged(harvest.readings())));
    }

    /** What one of the phones that serve an entry would not tell may go out unnoticed. */
    private List<IdentifierReading> merged(List<IdentifierReading> readings) {
        List<IdentifierReading> others = evidence.identifiers(id).map(PhoneIdentifiers::kinds).orElse(readings);
        return readings.stream().map(r -> r.state() == State.NOT_READABLE ? r
                : others.stream().filter(o -> o.kind() == r.kind() && o.state() == State.NOT_READABLE).findFirst().orElse(r)).toList();
    }
}
