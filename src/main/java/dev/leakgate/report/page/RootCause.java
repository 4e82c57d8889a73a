package dev.leakgate.report.page;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.leak.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Leaks of one kind that took the same trail to the same host: most likely one place in one program. */
record RootCause(int number, Receiver receiver, List<Leak> leaks) {

    private static final Pattern MARKED = Pattern.compile("«(.*?)»", Pattern.DOTALL);

    /** Places in lists are left out of the trail, since a batch repeats one leak at many places. */
    private record Key(String kind, String host, String where, List<String> trail) {
        static Key of(Finding f) {
            return new Key(f.kind(), f.host(), f.where(), Trail.withoutIndexes(f.trail()));
        }
    }

    /** What a person did first, then by how often it was seen. */
    static List<RootCause> of(List<Leak> leaks, List<Receiver> receivers) {
        Map<Key, List<Leak>> groups = new LinkedHashMap<>();
        leaks.forEach(l -> groups.computeIfAbsent(Key.of(l.finding()), k -> new ArrayList<>()).add(l));
        List<List<Leak>> ordered = groups.values().stream().sorted(Comparator
                .comparingInt((List<Leak> g) -> Kinds.rank(g.get(0).finding().kind()))
                .thenComparingInt(g -> -charged(g).size())).toList();
        List<RootCause> causes = new ArrayList<>();
        ordered.forEach(g -> causes.add(new RootCause(causes.size() + 1, receiver(g, receivers), g)));
        return causes;
    }

    private static Receiver receiver(List<Leak> leaks, List<Receiver> receivers) {
        return receivers.stream().filter(r -> r.host().equals(leaks.get(0).finding().host())).findFirst().orElseThrow();
    }

    private static Set<String> charged(List<Leak> leaks) {
        Set<String> ids = new LinkedHashSet<>();
        leaks.forEach(l -> ids.add(l.chargedTo()));
        return ids;
    }

    /** The one that is told: in incognito when there is one, for that is what people do not expect. */
    private Leak told() {
        return leaks.stream().filter(Leak::incognito).findFirst().orElse(leaks.get(0));
    }

    String kind() {
        return Kinds.sentence(List.of(told().finding().kind()));
    }

    String host() {
        return told().finding().host();
    }

    String story() {
        return told().finding().sentence();
    }

    boolean incognito() {
        return leaks.stream().anyMatch(Leak::incognito);
    }

    String count() {
        long trials = leaks.stream().filter(l -> l.trial() != null).map(Leak::chargedTo).distinct().count();
        long sessions = leaks.stream().filter(l -> l.trial() == null).map(Leak::chargedTo).distinct().count();
        return Kinds.list(Stream.of(counted(trials, "trial"), counted(sessions, "session")).filter(s -> !s.isEmpty()).toList());
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code Mint 3.4.0 in normal and incognito}, one entry for each browser. */
    List<String> seenIn() {
        Map<String, Set<String>> modes = new LinkedHashMap<>();
        leaks.forEach(l -> modes.computeIfAbsent(l.session().title(), t -> new LinkedHashSet<>()).add(l.session().mode()));
        return modes.entrySet().stream().map(e -> e.getKey() + ", " + Kinds.list(List.copyOf(e.getValue()))).toList();
    }

    List<TrailStep> trail() {
        return told().finding().trail().stream().map(TrailStep::of).toList();
    }

    /** The decoded text around the secret; {@code secret} is empty when it could not be marked. */
    record Excerpt(String before, String secret, String after) {
    }

    Excerpt excerpt() {
        String text = told().finding().excerpt();
        Matcher marked = MARKED.matcher(text);
        return marked.find()
                ? new Excerpt(text.substring(0, marked.start()), marked.group(1), text.substring(marked.end()))
                : new Excerpt(text, "", "");
    }

    boolean shown() {
        return !told().finding().excerpt().isEmpty() && plot().isEmpty();
    }

    /** What an influence experiment saw; one or none. */
    List<PlotDrawing> plot() {
        return PlotDrawing.of(told().finding().excerpt()).stream().toList();
    }

    /** Words for {@code -Dleakgate.only} that select what is told. */
    String only() {
        Leak leak = told();
        String session = leak.session().id().replace('/', ',');
        return leak.trial() == null ? session : session + "," + leak.trial().scenario();
    }

    /** The name the secret was sent under: {@code search_word}; empty when it had none. */
    String field() {
        List<String> names = told().finding().trail().stream().filter(s -> s.contains(" "))
                .map(s -> s.substring(s.indexOf(' ') + 1)).toList();
        return names.isEmpty() ? "" : names.get(names.size() - 1).replaceFirst(".*[.\\]](?=[^.\\]]+$)", "");
    }

    boolean cleartext() {
        return leaks.stream().anyMatch(l -> l.finding().cleartext());
    }

    String evidence() {
        String exchange = told().finding().exchange();
        int late = exchange.indexOf('#');
        String session = late < 0 ? told().session().id() : exchange.substring(0, late);
        return "sessions/" + session + "/capture.journal, exchange " + exchange.substring(late + 1);
    }
}
