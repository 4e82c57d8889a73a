package dev.leakgate.report.page;

import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.claim.ClaimAnswer;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of one model, {@code model.mustache}. */
record ModelPage(Plan plan, Phone phone, List<Receiver> receivers, Flow flow, List<RootCause> causes, Matrix matrix,
                 List<ClaimRow> claims, boolean lookedUp, List<RunVerdict.Ignored> ignored) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static ModelPage of(Plan plan, RunVerdict verdict, Plan.PlannedPhone planned, List<ClaimAnswer> claims, Destinations destinations) {
        Phone phone = Phone.of(planned, verdict);
        List<Leak> leaks = Leak.of(phone);
        List<Receiver> receivers = Receiver.of(leaks, destinations);
        List<RootCause> causes = RootCause.of(leaks, receivers);
        return new ModelPage(plan, phone, receivers, Flow.of(receivers), causes, Matrix.of(phone, causes),
                claims.stream().filter(c -> c.device().equals(planned.id())).map(ClaimRow::new).toList(), destinations.lookedUp(), verdict.ignored());
    }

    String model() {
        return phone.plan().model();
    }

    String file() {
        return phone.file();
    }

    boolean virtual() {
        return phone.plan().virtual();
    }

    boolean leaky() {
        return !causes.isEmpty();
    }

    /** {@code pass}, {@code fail} or {@code inconclusive}, for the style of what shows it. */
    String verdict() {
        return phone.verdict().verdict().name().toLowerCase(Locale.ROOT);
    }

    String word() {
        return phone.verdict().verdict().name();
    }

    /** What leaked to whom, as short as it can be told. */
    String headline() {
        Verdict verdict = phone.verdict().verdict();
        if (verdict == Verdict.PASS) {
            return "Nothing that was looked for left this phone for anybody who has no business with it.";
        }
        if (!leaky()) {
            return "No leak was seen, but something could not be read or proved: that does not open the gate.";
        }
        List<String> kinds = receivers.stream().flatMap(r -> r.kinds().stream()).distinct()
                .sorted(Comparator.comparingInt(Kinds::rank)).toList();
        String others = receivers.size() == 1 ? "" : receivers.size() == 2 ? ", and to " + receivers.get(1).host()
                : ", and to " + (receivers.size() - 1) + " more hosts";
        return Kinds.sentence(kinds) + " went to " + receivers.get(0).introduced() + others + incognito();
    }

    private String incognito() {
        List<Verdict> verdicts = phone.trials().stream().filter(t -> t.mode().equals("incognito")).map(RunVerdict.Trial::verdict).toList();
        return receivers.stream().anyMatch(Receiver::incognito) ? ", in incognito mode too."
                : verdicts.isEmpty() ? ". Incognito mode was not tested."
                : verdicts.stream().allMatch(v -> v == Verdict.PASS) ? ". Incognito mode was clean." : ". Incognito mode could not be judged.";
    }

    boolean claimed() {
        return !claims.isEmpty();
    }

    /** Receivers of whose domain it was published where the registrant is, one for each domain. */
    List<Receiver> registrants() {
        return receivers.stream().filter(r -> !r.registeredIn().isEmpty())
                .collect(Collectors.toMap(Receiver::domain, r -> r, (a, b) -> a, LinkedHashMap::new))
                .values().stream().toList();
    }

    String counts() {
        return phone.verdict().reason();
    }

    /** Tokens by which receivers can join what ought to be apart. */
    List<RunVerdict.Link> links() {
        return phone.verdict().links();
    }

    boolean linked() {
        return !links().isEmpty();
    }

    /** What no session has to answer for: the phone's other apps, and what was sent when the sessions were over. */
    List<OutsideRow> outside() {
        return List.of(new OutsideRow("Other apps of the phone, and times outside all sessions", phone.verdict().system()),
                new OutsideRow("Sent late, after its session", phone.verdict().lateUploads()));
    }

    List<SessionRow> sessions() {
        return phone.sessions().stream().map(s -> new SessionRow(phone.session(s.id()), s)).toList();
    }

    List<IdentifierRow> identifiers() {
        return phone.verdict().identifiers().stream().map(IdentifierRow::new).toList();
    }

    boolean asked() {
        return !identifiers().isEmpty();
    }

    List<String> lookedFor() {
        return scope().filter(s -> !s.contains(":")).map(Kinds::word).toList();
    }

    List<String> limits() {
        return scope().filter(s -> s.contains(":")).map(s -> s.replaceFirst("^unseen: ", "")).toList();
    }

    private Stream<String> scope() {
        return Stream.concat(phone.trials().stream().flatMap(t -> t.scope().stream()),
                phone.sessions().stream().flatMap(s -> s.scope().stream())).distinct();
    }

    List<String> browsers() {
        return phone.plan().sessions().stream().map(Plan.PlannedSession::title).distinct().toList();
    }

    String tested() {
        return Kinds.list(browsers());
    }

    String build() {
        return phone.plan().build();
    }

    String day() {
        return DAY.format(plan.started());
    }

    String run() {
        return plan.run();
    }

    String seed() {
        return Long.toString(plan.seed());
    }

    String device() {
        return phone.plan().id();
    }
}
