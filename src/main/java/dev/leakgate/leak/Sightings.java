package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what was found in one exchange, one sighting for each secret and trail, strongest first. */
final class Sightings {

    private static final int SURROUNDINGS = 60;
    private static final Comparator<Sighting> STRONGEST_FIRST = Comparator
            .comparing(Sighting::request, Comparator.reverseOrder())
            .thenComparing(Sighting::confidence)
            .thenComparing(Sighting::share, Comparator.reverseOrder());

    private final String exchange;
    private final String host;
    private final Map<List<Object>, Sighting> found = new LinkedHashMap<>();
    private boolean request;

    Sightings(String exchange, String host) {
        this.exchange = exchange;
        this.host = host;
    }

    void direction(boolean request) {
        this.request = request;
    }

    void add(Needle needle, Node node, int from, int to) {
        List<String> trail = node.trail();
        if (!needle.step().isEmpty()) {
            trail.add(needle.step());
        }
        Sighting sighting = new Sighting(needle.secret(), exchange, host, trail.get(0), request, trail,
                needle.confidence(), needle.share(), excerpt(node, from, to));
        found.merge(List.of(needle.secret(), request, trail), sighting, Sightings::stronger);
    }

    private static Sighting stronger(Sighting first, Sighting second) {
        return STRONGEST_FIRST.compare(first, second) <= 0 ? first : second;
    }

    /** The secret with what stands around it in the same decoded text; no word is cut, for half an identifier is one. */
    private static String excerpt(Node node, int from, int to) {
        Node text = node;
        while (text.isSlice() && text.parent() != null) {
            text = text.parent();
        }
        int start = Math.max(text.from(), from - SURROUNDINGS);
        while (start > text.from() && start < from && inWord(node.array()[start - 1])) {
            start++;
        }
        int end = Math.min(text.to(), to + SURROUNDINGS);
        while (end < text.to() && end > to && inWord(node.array()[end])) {
            end--;
        }
        return new String(node.array(), start, end - start, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static boolean inWord(byte value) {
        return value < 0 || Character.isLetterOrDigit(value) || "-_.:%+".indexOf(value) >= 0;
    }

    /** Strongest first, without those that another one only says more about. */
    List<Sighting> strongestFirst() {
        List<Sighting> all = new ArrayList<>(found.values());
        return all.stream().filter(one -> all.stream().noneMatch(other -> saysMore(other, one)))
                .sorted(STRONGEST_FIRST).toList();
    }

    /** The same secret on the same way, followed further. */
    private static boolean saysMore(Sighting other, Sighting one) {
        return other != one && other.request() == one.request() && other.secret().equals(one.secret())
                && other.trail().size() > one.trail().size() && other.confidence().compareTo(one.confidence()) <= 0
                && other.share() >= one.share()
                && other.trail().subList(0, one.trail().size()).equals(one.trail());
    }
}
