package dev.leakgate.judge.policy;

import dev.leakgate.judge.policy.Policy.Endpoint;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Exchange;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service that a browser asks by its nature: suggestions, favicons, the reputation of a page. It is known by the exact
 * shape of its request, never by its host alone: one parameter more, and it is another request.
 *
 * @param kind       what it is for, a word of the policy's schema
 * @param parameters names that its query may hold, no others
 * @param mayHave    kinds of canaries that its address may tell; identifiers never
 * @param modes      modes in which it may be asked
 */
public record Service(String kind, String title, Endpoint request, Set<String> parameters, Set<SecretKind> mayHave,
                      Set<String> modes) {

    public Service {
        parameters = Set.copyOf(parameters);
        mayHave = Set.copyOf(mayHave);
        modes = Set.copyOf(modes);
    }

    /** @param mode in which what is told was typed */
    public boolean mayHave(SecretKind secret, String mode, Exchange exchange) {
        return mayHave.contains(secret) && modes.contains(mode) && fits(exchange);
    }

    private boolean fits(Exchange exchange) {
        return request.fits(exchange) && exchange.request().body().size() == 0
                && names(exchange.url()).allMatch(parameters::contains);
    }

    private static Stream<String> names(String url) {
        String address = url.split("#", 2)[0];
        int start = address.indexOf('?');
        return start < 0 ? Stream.empty() : Stream.of(address.substring(start + 1).split("&"))
                .filter(pair -> !pair.isEmpty()).map(pair -> pair.split("=", 2)[0]);
    }
}
