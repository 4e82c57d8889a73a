package dev.leakgate.judge.policy;

import dev.leakgate.traffic.Exchange;

/**
 * Requests of one sort.
 *
 * @param host exact, or {@link #ANY_HOST}
 * @param path exact, or a beginning when {@code open}
 */
public record Endpoint(String method, String host, String path, boolean open) {

    /** Stands for every host of the engine that the endpoint belongs to. */
    static final String ANY_HOST = "{domain}";

    public boolean fits(Exchange exchange) {
        return host.equals(exchange.host()) && fitsBesideHost(exchange);
    }

    boolean fitsBesideHost(Exchange exchange) {
        String asked = path(exchange.url());
        return method.equals(exchange.method()) && (open ? asked.startsWith(path) : asked.equals(path));
    }

    private static String path(String url) {
        String rest = url.substring(url.indexOf("://") + 3).split("[?#]", 2)[0];
        return rest.indexOf('/') < 0 ? "/" : rest.substring(rest.indexOf('/'));
    }
}
