package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.secret.SafeBrowsing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what was found in one exchange, one sighting for each secret and trail, strongest first. */
final class Sightings {

    /** How a step begins that put a secret together from several values. */
    static final String JOINED = "joined from ";

    private static final int SURROUNDINGS = 60;
    private static final String OPEN = "\u00ab";
    private static final String CLOSE = "\u00bb";
    private static final Comparator<Sighting> STRONGEST_FIRST = Comparator
            .comparing(Sighting::request, Comparator.reverseOrder())
            .thenComparing(Sighting::confidence)
            .thenComparing(Sighting::share, Comparator.reverseOrder());

    private final String exchange;
    private final String host;
    private final Map<List<Object>, Sighting> found = new LinkedHashMap<>();
    private final String endpoint;
    private final Keystrokes keystrokes;
    private boolean request = true;
    private int noticed;

    /** @param endpoint what a series of keystrokes is sent to */
    Sightings(String exchange, String host, String endpoint, Keystrokes keystrokes) {
        this.exchange = exchange;
        this.host = host;
        this.endpoint = endpoint;
        this.keystrokes = keystrokes;
    }

    boolean toListService() {
        return request && SafeBrowsing.listService(host);
    }

    boolean ofRequest() {
        return request;
    }

    void direction(boolean request) {
        this.request = request;
    }

    void add(Meaning meaning, Node node, int from, int to) {
        noticed++;
        Sighting sighting = sighting(meaning, node, from, to);
        List<String> way = sighting.trail().stream().filter(step -> !step.equals("percent")).toList();
        found.merge(List.of(meaning.secret(), request, way), sighting, Sightings::stronger);
        if (request && !sighting.partial()) {
            keystrokes.whole(meaning.secret(), endpoint);
        }
    }

    /** The beginning of a text; what it means depends on what else was sent. */
    void typed(Meaning meaning, Node node, int characters) {
        noticed++;
        if (request) {
            keystrokes.typed(sighting(meaning, node, node.from(), node.to()), endpoint, characters);
        }
    }

    private Sighting sighting(Meaning meaning, Node node, int from, int to) {
        List<String> trail = node.trail();
        trail.addAll(meaning.steps());
        return new Sighting(meaning.secret(), exchange, host, trail.get(0), request, trail, meaning.confidence(),
                meaning.share(), excerpt(node, from, to));
    }

    private static Sighting stronger(Sighting first, Sighting second) {
        int order = STRONGEST_FIRST.compare(first, second);
        return order < 0 || order == 0 && first.trail().size() >= second.trail().size() ? first : second;
    }

    /**
     * The secret between marks, with what stands around it in the same decoded text. No word is cut: half an identifier
     * is one, and nobody would know it any more to redact it.
     */
    private static String excerpt(Node node, int from, int to) {
        if (node.parent() != null && !node.isSlice() && !printable(node, from, to)) {
            return excerpt(node.parent(), node.parent().from(), node.parent().to());
        }
        Node around = node;
        while (around.isSlice() && around.parent() != null) {
            around = around.parent();
        }
        boolean alone = from == around.from() && to == around.to();
        if (alone && around.parent() != null && around.step().equals("percent")) {
            return excerpt(around.parent(), around.parent().from(), around.parent().to());
        }
        int start = Math.max(around.from(), from - SURROUNDINGS);
        while (start > around.from() && start < from && inWord(node.array()[start - 1])) {
            start++;
        }
        int end = Math.min(around.to(), to + SURROUNDINGS);
        while (end < around.to() && end > to && inWord(node.array()[end])) {
            end--;
        }
        return text(node, start, from) + OPEN + text(node, from, to) + CLOSE + text(node, to, end);
    }

    /** Raw bytes say nothing to a person; what they were decoded from does. */
    private static boolean printable(Node node, int from, int to) {
        String text = new String(node.array(), from, to - from, StandardCharsets.UTF_8);
        return text.chars().noneMatch(c -> c == 0xFFFD || Character.isISOControl(c));
    }

    private static boolean inWord(byte value) {
        return value < 0 || Character.isLetterOrDigit(value) || "-_.:%+".indexOf(value) >= 0;
    }

    private static String text(Node node, int from, int to) {
        char[] text = new String(node.array(), from, to - from, StandardCharsets.UTF_8).toCharArray();
        for (int i = 0; i < text.length; i++) {
            text[i] = Character.isISOControl(text[i]) ? ' ' : text[i];
        }
        return new String(text);
    }

    /** How often something was noticed, also what means nothing alone, and again what was told before. */
    int noticed() {
        return noticed;
    }

    /** Strongest first, without those that only say less, or say it in a roundabout way, of what another one says. */
    List<Sighting> strongestFirst() {
        List<Sighting> all = new ArrayList<>(found.values());
        return all.stream().filter(one -> all.stream().noneMatch(other -> supersedes(other, one)))
                .sorted(STRONGEST_FIRST).toList();
    }

    private static boolean supersedes(Sighting other, Sighting one) {
        if (other == one || other.request() != one.request() || !other.secret().equals(one.secret())
                || other.confidence().compareTo(one.confidence()) > 0 || other.share() < one.share()) {
            return false;
        }
        if (roundabout(one) != roundabout(other)) {
            return roundabout(one) && (joined(one) || begins(one.trail(), other.trail()));
        }
        if (joined(one) && joined(other)) {
            return other.trail().size() < one.trail().size();
        }
        return other.trail().size() > one.trail().size() && begins(other.trail(), one.trail());
    }

    /** Put together from pieces, or found as raw bytes: only worth telling where nothing plainer is. */
    private static boolean roundabout(Sighting sighting) {
        return joined(sighting) || last(sighting).equals(Meaning.RAW);
    }

    private static boolean joined(Sighting sighting) {
        return last(sighting).startsWith(JOINED);
    }

    private static String last(Sighting sighting) {
        return sighting.trail().get(sighting.trail().size() - 1);
    }

    private static boolean begins(List<String> trail, List<String> with) {
        return trail.size() >= with.size() && trail.subList(0, with.size()).equals(with);
    }
}
