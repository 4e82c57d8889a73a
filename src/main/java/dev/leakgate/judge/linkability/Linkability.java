package dev.leakgate.judge.linkability;

import dev.leakgate.judge.linkability.Link.Joined;
import dev.leakgate.judge.linkability.Link.Nature;
import dev.leakgate.judge.linkability.Link.Origin;
import dev.leakgate.judge.linkability.Stretch.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the tokens that outlive a change. A token that another phone sends too is a constant; one whose field holds
 * another value after the app's data was cleared, or on another phone of the same build, names this phone; of any other
 * it is not known. Each is told once for each vendor, since it joins only what one receiver has of it.
 */
public final class Linkability {

    /** A token as one vendor receives it from one phone. */
    private record Key(String phone, String vendor, String value) {
    }

    /** A use and the stretch it belongs to. */
    private record Sent(Stretch stretch, Use use) {
    }

    private final List<Stretch> stretches;
    private final Map<String, Set<String>> phonesOf;
    private final Map<Life, Map<String, Set<String>>> values = new LinkedHashMap<>();

    /** The time of one phone's app from one clearing of its data to the next. */
    private record Life(String phone, Stretch.Maker maker, int appData) {

        static Life of(Stretch stretch) {
            return new Life(stretch.phone(), stretch.maker(), stretch.appData());
        }
    }

    private Linkability(List<Stretch> stretches) {
        this.stretches = stretches;
        this.phonesOf = stretches.stream().flatMap(s -> s.uses().stream().map(u -> Map.entry(u.value(), s.phone())))
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        for (Stretch stretch : stretches) {
            Map<String, Set<String>> life = values.computeIfAbsent(Life.of(stretch), l -> new LinkedHashMap<>());
            stretch.uses().forEach(u -> life.computeIfAbsent(u.place(), p -> new HashSet<>()).add(u.value()));
        }
    }

    /** @param stretches of all phones of a run, each phone's in the order of time */
    public static List<Link> links(List<Stretch> stretches) {
        return new Linkability(stretches).links();
    }

    private List<Link> links() {
        Map<Key, List<Sent>> sent = new LinkedHashMap<>();
        for (Stretch stretch : stretches) {
            stretch.uses().forEach(use -> sent.computeIfAbsent(new Key(stretch.phone(), use.vendor(), use.value()),
                    k -> new ArrayList<>()).add(new Sent(stretch, use)));
        }
        return sent.entrySet().stream().map(e -> link(e.getKey(), e.getValue())).filter(Objects::nonNull).toList();
    }

    private Link link(Key key, List<Sent> sent) {
        Set<Change> survived = survived(sent.stream().map(Sent::stretch).distinct().toList());
        if (survived.isEmpty()) {
            return null;
        }
        Use first = sent.stream().map(Sent::use).min(Comparator.comparing(Use::time)).orElseThrow();
        Use last = sent.stream().map(Sent::use).max(Comparator.comparing(Use::time)).orElseThrow();
        return new Link(key.phone(), key.value(), key.vendor(), distinct(sent.stream().map(s -> s.use().name())),
                distinct(sent.stream().map(s -> s.use().host())), origin(key, first), nature(key, sent), survived,
                sent.stream().collect(Collectors.toMap(s -> s.stretch().session(), Sent::use, (a, b) -> a, LinkedHashMap::new)), first, last, joined(sent));
    }

    private static List<String> distinct(Stream<String> words) {
        return words.distinct().sorted().toList();
    }

    private static Set<Change> survived(List<Stretch> stretches) {
        Set<Change> survived = EnumSet.noneOf(Change.class);
        for (Change change : Change.values()) {
            if (stretches.stream().anyMatch(one -> stretches.stream().anyMatch(other -> change.between(one, other)))) {
                survived.add(change);
            }
        }
        return survived;
    }

    /** Any server's telling counts: what one issued may come back to its sister. */
    private Origin origin(Key key, Use first) {
        Instant told = stretches.stream().filter(s -> s.phone().equals(key.phone())).map(s -> s.told().get(key.value()))
                .filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        return told.isBefore(first.time()) ? Origin.SERVER : Origin.PHONE;
    }

    private Nature nature(Key key, List<Sent> sent) {
        if (phonesOf.get(key.value()).size() > 1) {
            return Nature.CONSTANT;
        }
        return sent.stream().anyMatch(this::differsElsewhere) ? Nature.IDENTIFIER : Nature.UNKNOWN;
    }

    /**
     * This field holds this one value throughout its life, and one other value throughout another life of the same build,
     * to which this value is strange.
     */
    private boolean differsElsewhere(Sent sent) {
        String place = sent.use().place();
        String value = sent.use().value();
        Life own = Life.of(sent.stretch());
        return values.get(own).get(place).equals(Set.of(value)) && values.entrySet().stream()
                .filter(e -> !e.getKey().equals(own) && e.getKey().maker().equals(own.maker()))
                .filter(e -> e.getValue().getOrDefault(place, Set.of()).size() == 1)
                .anyMatch(e -> e.getValue().values().stream().noneMatch(held -> held.contains(value)));
    }

    /** For each incognito session the first use that repeats what normal mode had sent before. */
    private static List<Joined> joined(List<Sent> sent) {
        Map<String, Joined> joined = new LinkedHashMap<>();
        for (Sent after : sent) {
            if (after.stretch().incognito()) {
                sent.stream().filter(s -> !s.stretch().incognito() && s.use().time().isBefore(after.use().time()))
                        .max(Comparator.comparing(s -> s.use().time()))
                        .ifPresent(before -> joined.putIfAbsent(after.stretch().session(), new Joined(before.stretch().session(),
                                after.stretch().session(), before.use(), after.use())));
            }
        }
        return List.copyOf(joined.values());
    }
}
