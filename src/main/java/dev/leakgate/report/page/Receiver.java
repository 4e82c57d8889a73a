package dev.leakgate.report.page;

import dev.leakgate.destination.Destination;
import dev.leakgate.destination.Destinations;
import dev.leakgate.destination.Server;
import dev.leakgate.destination.Vendors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A host that was told something, with all that was sent to it and whose it is. */
record Receiver(Destination destination, List<Leak> leaks) {

    /** Those that were told most come first. */
    static List<Receiver> of(List<Leak> leaks, Destinations destinations) {
        Map<String, List<Leak>> hosts = new LinkedHashMap<>();
        leaks.forEach(l -> hosts.computeIfAbsent(l.finding().host(), h -> new ArrayList<>()).add(l));
        return hosts.entrySet().stream().map(e -> new Receiver(destinations.of(e.getKey()), e.getValue()))
                .sorted(Comparator.comparingLong(Receiver::charged).reversed()).toList();
    }

    String host() {
        return destination.host();
    }

    List<String> kinds() {
        return leaks.stream().map(l -> l.finding().kind()).distinct().sorted(Comparator.comparingInt(Kinds::rank)).toList();
    }

    String told() {
        return Kinds.sentence(kinds());
    }

    /** {@code normal and incognito}. */
    String modes() {
        return Kinds.list(leaks.stream().map(l -> l.session().mode()).distinct().toList());
    }

    boolean incognito() {
        return leaks.stream().anyMatch(Leak::incognito);
    }

    String browsers() {
        return Kinds.list(leaks.stream().map(l -> l.session().title()).distinct().toList());
    }

    /** How many trials and sessions have it on their account. */
    long charged() {
        return leaks.stream().map(Leak::chargedTo).distinct().count();
    }

    /** {@code Xiaomi}, empty when the table of vendors does not know the domain. */
    String vendor() {
        return destination.owner().vendor();
    }

    /** What the receiver is to those who took part: whoever made the browser is no stranger to it, but to the page. */
    String party() {
        boolean maker = !vendor().isEmpty() && leaks.stream().allMatch(l ->
                Vendors.shipped().makerOf(l.session().packageName()).orElse("").equals(vendor()));
        return maker ? "the browser's own maker; a third party to the page and the search engine"
                : "a third party to the browser, the page and the search engine";
    }

    /** {@code Xiaomi (sa.api.intl.miui.com, address registered in Singapore on Alibaba's network)}. */
    String introduced() {
        String registration = destination.registration();
        if (vendor().isEmpty()) {
            return host() + (registration.isEmpty() ? "" : " (" + registration + ")");
        }
        return vendor() + " (" + host() + (registration.isEmpty() ? "" : ", " + registration) + ")";
    }

    /** {@code Singapore}, {@code not looked up} or what the address is set aside for. */
    String country() {
        return destination.countries().isEmpty() ? unknown() : Kinds.list(destination.countries());
    }

    /** The address rests on a proxy's word, as the lab internet's do. */
    boolean pretended() {
        return destination.told();
    }

    String network() {
        return destination.networks().isEmpty() ? "" : Kinds.list(destination.networks());
    }

    private String unknown() {
        return destination.servers().stream().map(Server::specialUse).filter(u -> !u.isEmpty()).findFirst()
                .map(u -> "nobody's address, set aside for " + u).orElse("not looked up");
    }

    /** One line for each address, with what registries say of it. */
    List<String> addresses() {
        return destination.servers().stream().map(Receiver::address).toList();
    }

    private static String address(Server server) {
        String who = !server.specialUse().isEmpty() ? "set aside for " + server.specialUse()
                : !server.lookedUp() ? "not looked up"
                : "registered in " + (server.country().isEmpty() ? "an unknown country" : server.countryName())
                        + (server.asn() == 0 ? "" : ", network AS" + server.asn() + " " + server.network());
        return server.address() + (server.told() ? " (pretended, on the word of " + server.toldBy() + ")" : "") + ", " + who;
    }

    String registeredIn() {
        return destination.owner().registeredIn();
    }

    String domain() {
        return destination.owner().domain();
    }

    String source() {
        return destination.owner().source();
    }
}
