package dev.leakgate.judge.policy;

import dev.leakgate.destination.Vendors;
import dev.leakgate.traffic.Exchange;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A search engine and the requests by which it may have the query it is asked, whatever else they carry: a partner's code
 * beside the query is its own affair, an identifier of the phone is a finding.
 *
 * @param domain    registrable domain
 * @param countries the same name in the domains of countries is the engine, too: google.de, google.co.uk, google.com.tr
 */
public record Engine(String title, String domain, boolean countries, List<Endpoint> endpoints) {

    /** What countries give to companies: their own domain, or {@code co} or {@code com} under it. */
    private static final String COUNTRY = "(?:com?\\.)?[a-z]{2}";

    public Engine {
        endpoints = List.copyOf(endpoints);
    }

    /** Its registrable domain by the public suffix list is this engine's: {@code google.de.example.com} is not. */
    boolean owns(String host) {
        return Policy.under(host, domain) || countries && countryDomains().matcher(Vendors.registrable(host)).matches();
    }

    private Pattern countryDomains() {
        return Pattern.compile(Pattern.quote(domain.substring(0, domain.indexOf('.') + 1)) + COUNTRY);
    }

    /** @param referrer the query stands in the Referer header */
    public boolean mayHaveQuery(Exchange exchange, boolean referrer) {
        return endpoints.stream().anyMatch(e -> asks(e, exchange.host()) && (referrer || e.fitsBesideHost(exchange)));
    }

    private boolean asks(Endpoint endpoint, String host) {
        return endpoint.host().equals(Endpoint.ANY_HOST) ? owns(host) : endpoint.host().equals(host);
    }
}
