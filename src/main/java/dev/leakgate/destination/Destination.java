package dev.leakgate.destination;

import java.util.List;
import java.util.stream.Stream;

/**
 * A host that received something.
 *
 * @param servers the addresses it answered from, in the order in which they were seen; empty when none was
 */
public record Destination(String host, Owner owner, List<Server> servers) {

    public Destination {
        servers = List.copyOf(servers);
    }

    /** Countries that its addresses are registered in, in English. */
    public List<String> countries() {
        return servers.stream().map(Server::countryName).filter(c -> !c.isEmpty()).distinct().toList();
    }

    /** Networks that its addresses belong to, as people call them. */
    public List<String> networks() {
        return servers.stream().filter(s -> s.asn() != 0).map(s -> Vendors.shipped().network(s)).distinct().toList();
    }

    /** At least one address rests on a proxy's word. */
    public boolean told() {
        return servers.stream().anyMatch(Server::told);
    }

    /**
     * {@code address registered in Singapore on Alibaba's network}, to go on in a sentence; empty when nothing is known
     * of its addresses.
     */
    public String registration() {
        List<String> uses = servers.stream().map(Server::specialUse).filter(u -> !u.isEmpty()).distinct().toList();
        if (!uses.isEmpty()) {
            return "an address set aside for " + String.join(" and ", uses);
        }
        String country = countries().isEmpty() ? "" : " in " + String.join(" and ", countries());
        String network = networks().isEmpty() ? "" : " on " + String.join(" and ", networks()) + "'s network";
        return Stream.of(country, network).allMatch(String::isEmpty) ? "" : "address registered" + country + network;
    }
}
