package dev.leakgate.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A host that was told something, with all that was sent to it. */
record Receiver(String host, List<Leak> leaks) {

    /** Those that were told most come first. */
    static List<Receiver> of(List<Leak> leaks) {
        Map<String, List<Leak>> hosts = new LinkedHashMap<>();
        leaks.forEach(l -> hosts.computeIfAbsent(l.finding().host(), h -> new ArrayList<>()).add(l));
        return hosts.entrySet().stream().map(e -> new Receiver(e.getKey(), e.getValue()))
                .sorted((a, b) -> Long.compare(b.charged(), a.charged())).toList();
    }

    List<String> kinds() {
        return leaks.stream().map(l -> l.finding().kind()).distinct()
                .sorted(java.util.Comparator.comparingInt(Kinds::rank)).toList();
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
}
