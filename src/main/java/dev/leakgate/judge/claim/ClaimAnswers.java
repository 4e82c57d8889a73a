package dev.leakgate.judge.claim;

import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers the claims that are kept with a run, phone by phone, from its verdicts and what was looked up. */
public final class ClaimAnswers {

    private final List<Claim> claims;
    private final Destinations destinations;
    private final Map<String, RunVerdict.Trial> trials;
    private final Map<String, RunVerdict.Session> sessions;

    private ClaimAnswers(List<Claim> claims, Destinations destinations, RunVerdict verdict) {
        this.claims = claims;
        this.destinations = destinations;
        this.trials = verdict.trials().stream().collect(Collectors.toMap(RunVerdict.Trial::id, Function.identity()));
        this.sessions = verdict.sessions().stream().collect(Collectors.toMap(RunVerdict.Session::id, Function.identity()));
    }

    /** @return every claim for every phone, in the order of the plan and of the claims' file */
    public static List<ClaimAnswer> of(RunFolder folder, RunVerdict verdict) {
        try {
            List<Claim> claims = Files.exists(folder.claims()) ? ClaimsFile.read(folder.claims()) : List.of();
            ClaimAnswers answers = new ClaimAnswers(claims, Destinations.read(folder.destinations()), verdict);
            return folder.plan().phones().stream().flatMap(answers::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.destinations() + " cannot be read", e);
        }
    }

    private Stream<ClaimAnswer> of(PlannedPhone phone) {
        return claims.stream().map(claim -> {
            Answer answer = answer(claim, phone);
            return phone.virtual() ? new ClaimAnswer(claim, phone.id(), "simulated", answer.ofVirtualPhone())
                    : new ClaimAnswer(claim, phone.id(), answer.word(), answer.reason());
        });
    }

    private record Answer(String word, String reason) {

        static Answer notTestable(String why) {
            return new Answer("not testable here", why);
        }

        String ofVirtualPhone() {
            return switch (word) {
                case "confirmed" -> "The virtual phone behaves as claimed. " + reason;
                case "refuted" -> "The virtual phone does not behave as claimed. " + reason;
                default -> "Not tested: " + reason;
            };
        }
    }

    /** A trial that answers a claim, with the session it belongs to. */
    private record Test(PlannedSession session, RunVerdict.Trial trial) {
    }

    private Answer answer(Claim claim, PlannedPhone phone) {
        List<Test> tests = tests(claim, phone);
        if (tests.isEmpty()) {
            return Answer.notTestable(claim.notTestable().isEmpty()
                    ? "this needs " + claim.tests().wanted() + ", which was not driven on this phone." : claim.notTestable() + ".");
        }
        Optional<Finding> leak = tests.stream().flatMap(t -> leaks(claim, t)).findFirst();
        if (leak.isPresent()) {
            return new Answer(claim.sent() ? "confirmed" : "refuted", leak.get().sentence());
        }
        Optional<Test> unknown = tests.stream().filter(t -> t.trial().verdict() == Verdict.INCONCLUSIVE).findFirst();
        if (unknown.isPresent()) {
            return Answer.notTestable("a trial is inconclusive: " + unknown.get().trial().reason());
        }
        if (claim.leaks().aboutTheWay()) {
            return Answer.notTestable(elsewhere(claim, tests));
        }
        return new Answer(claim.sent() ? "refuted" : "confirmed",
                "%d trials test it, and none sent such a thing, within their scope.".formatted(tests.size()));
    }

    private List<Test> tests(Claim claim, PlannedPhone phone) {
        List<Test> tests = new ArrayList<>();
        for (PlannedSession session : phone.sessions()) {
            for (PlannedTrial trial : session.trials()) {
                if (claim.tests().include(phone, session, trial.scenario())) {
                    tests.add(new Test(session, trials.get(trial.id())));
                }
            }
        }
        return tests;
    }

    /** Of the trial itself, and of its session: identifiers are charged to that. */
    private Stream<Finding> leaks(Claim claim, Test test) {
        return Stream.concat(test.trial().findings().stream(), sessions.get(test.session().id()).findings().stream())
                .filter(f -> claim.leaks().include(f, destinations.of(f.host()), test.session().packageName()));
    }

    private String elsewhere(Claim claim, List<Test> tests) {
        List<String> hosts = tests.stream().flatMap(t -> Stream.concat(t.trial().findings().stream(),
                        sessions.get(t.session().id()).findings().stream()))
                .filter(f -> !f.kind().isEmpty()).map(Finding::host).distinct().toList();
        if (hosts.isEmpty()) {
            return "nothing leaked on this phone, so there is no receiver to look at.";
        }
        return destinations.lookedUp() || !claim.leaks().through().isEmpty()
                ? "what leaked went to " + String.join(", ", hosts) + ", of which this is not so; phones of other regions may differ."
                : "nobody looked up where the receivers are registered.";
    }
}
