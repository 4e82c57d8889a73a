package dev.leakgate.judge.policy;

import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service that a browser asks by its nature: suggestions, favicons, the reputation of a page. It is known by the exact
 * shape of its request, never by its host alone: one parameter more, and it is another request.
 *
 * @param kind       what it is for, a word of the policy's schema
 * @param parameters what its query may hold and nothing else: names, and what each value must look like as a whole
 * @param mayHave    kinds of canaries that its address may tell; identifiers never
 * @param modes      modes in which it may tell them
 */
public record Service(String kind, String title, Endpoint request, Map<String, Pattern> parameters, Set<SecretKind> mayHave,
                      Set<String> modes) {

    public Service {
        parameters = Map.copyOf(parameters);
        mayHave = Set.copyOf(mayHave);
        modes = Set.copyOf(modes);
    }

    /** @param mode in which what is told was typed */
    public boolean mayHave(SecretKind secret, String mode, Exchange exchange) {
        return mayHave.contains(secret) && modes.contains(mode) && fits(exchange);
    }

    /** A body comes with POST only, and is judged as any other is. */
    boolean fits(Exchange exchange) {
        return request.fits(exchange) && (request.method().equals("POST") || exchange.request().body().size() == 0)
                && pairs(exchange.url()).allMatch(this::listed);
    }

    private static Stream<String> pairs(String url) {
        String address = url.split("#", 2)[0];
        int start = address.indexOf('?');
        return start < 0 ? Stream.empty() : Stream.of(address.substring(start + 1).split("&")).filter(pair -> !pair.isEmpty());
    }

    private boolean listed(String pair) {
        int equals = pair.indexOf('=');
        Pattern shape = parameters.get(plain(equals < 0 ? pair : pair.substring(0, equals)));
        return shape != null && shape.matcher(plain(equals < 0 ? "" : pair.substring(equals + 1))).matches();
    }

    /** What is no percent-encoding stays as it is. */
    private static String plain(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
