package dev.leakgate.destination;

import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that hosts answered from. The recorder tells them, except when a proxy stands between it and the host;
 * then the proxy may tell, in {@code Proxy-Status: name; next-hop="address"} (RFC 9209, 2.1.2). A server that we reach
 * directly is not asked: it could say anything.
 */
final class Addresses {

    private static final Pattern PROXY_STATUS =
            Pattern.compile("^([A-Za-z*][\\w!#$%&'*+.^`|~:/-]*|\"[^\"]*\")\\s*(?:;[^,]*)?;\\s*next-hop=\"?([0-9A-Fa-f.:]+)\"?");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** @param toldBy the proxy's name; empty when the recorder itself connected */
    record Seen(InetAddress address, String toldBy) {
    }

    private final Map<String, Set<Seen>> byHost = new LinkedHashMap<>();

    void add(Capture capture) {
        capture.exchanges().forEach(e -> byHost.computeIfAbsent(e.host(), h -> new LinkedHashSet<>()).addAll(seen(e).stream().toList()));
    }

    Map<String, Set<Seen>> byHost() {
        return byHost;
    }

    private static Optional<Seen> seen(Exchange exchange) {
        return exchange.server() == null ? told(exchange) : literal(exchange.server()).map(a -> new Seen(a, ""));
    }

    private static Optional<Seen> told(Exchange exchange) {
        return exchange.answer().flatMap(a -> a.message().header("Proxy-Status"))
                .map(PROXY_STATUS::matcher).filter(Matcher::find)
                .flatMap(m -> literal(m.group(2)).map(a -> new Seen(a, m.group(1).replace("\"", ""))));
    }

    /** An address written out; names are not resolved. */
    static Optional<InetAddress> literal(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
