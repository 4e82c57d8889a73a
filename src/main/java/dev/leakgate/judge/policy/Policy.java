package dev.leakgate.judge.policy;

import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may receive what, as {@code scenarios/policy.yaml} says it.
 *
 * @param bench    domain of our own hosts
 * @param services what browsers ask by their nature
 * @param requiredIdentifiers kinds that must have been looked for
 * @param requiredVisibility what must have been in sight besides what the recorder reads
 * @param unread  what each sort of unreadable traffic makes of a session
 * @param systemCounts identifiers sent by other apps, or outside all sessions, turn the phone's verdict
 * @param ignored what does not count for a while
 */
public record Policy(String bench, List<Engine> engines, List<Service> services, Set<SecretKind> requiredIdentifiers,
                     Set<Sight> requiredVisibility, Map<Unreadable, Weight> unread, boolean systemCounts, List<Ignore> ignored) {

    public Policy {
        engines = List.copyOf(engines);
        services = List.copyOf(services);
        requiredIdentifiers = Set.copyOf(requiredIdentifiers);
        requiredVisibility = Set.copyOf(requiredVisibility);
        unread = Map.copyOf(unread);
        ignored = List.copyOf(ignored);
    }

    /** @param domain one of its registrable domains, or any host under it */
    public Optional<Engine> engine(String domain) {
        return engines.stream().filter(e -> e.owns(domain)).findFirst();
    }

    public boolean ours(String host) {
        return host != null && under(host, bench);
    }

    /** Whether one of the services listed asks in just this way, whatever it is told. */
    public boolean shaped(Exchange exchange) {
        return services.stream().anyMatch(s -> s.fits(exchange));
    }

    static boolean under(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** Sorts of traffic that was seen and could not be read. */
    public enum Unreadable {
        TLS_REFUSED("tls-refused"), NO_REQUEST("no-request"), CUT_SHORT("cut-short"), OPAQUE_UPLOAD("opaque-upload");

        private final String word;

        Unreadable(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What may be in sight or not, depending on the way of capturing. */
    public enum Sight {
        CONNECTIONS("connections"), UDP("udp"), DNS("dns");

        private final String word;

        Sight(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public enum Weight {
        INCONCLUSIVE("inconclusive"), FAIL("fail"), IGNORED("ignored");

        private final String word;

        Weight(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
