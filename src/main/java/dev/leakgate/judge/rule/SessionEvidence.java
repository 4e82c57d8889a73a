package dev.leakgate.judge.rule;

import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.policy.PolicyFile;
import dev.leakgate.leak.Detection;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.leak.Token;
import dev.leakgate.leak.Tokens;
import dev.leakgate.secret.Redactor;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Journal;
import dev.leakgate.traffic.TcpStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one session when it is judged.
 *
 * @param record    what was driven; empty when that is not known
 * @param damage    what could not be read of the evidence, one sentence each
 * @param secrets   the canaries of every trial of this phone, the phone's identifiers, this session's control canary
 * @param detection what was found of them in the capture
 * @param tokens    values in the capture that could name a phone as well as they do
 * @param destinations what was looked up about the hosts in the capture; nothing while the run goes on
 */
public record SessionEvidence(Plan.PlannedPhone phone, Plan.PlannedSession session, Optional<SessionRecord> record,
                       List<String> damage, Capture capture, List<Secret> secrets, Detection detection, List<Token> tokens,
                       Policy policy, Destinations destinations, Redaction redaction) {

    private static final Capture NOTHING = new Capture(List.of(), List.of(), List.of(), false);

    public static SessionEvidence read(RunFolder folder, Plan.PlannedPhone phone, Plan.PlannedSession session) {
        List<String> damage = new ArrayList<>(folder.damage().stream().toList());
        Optional<SessionRecord> record = Optional.empty();
        try {
            record = Optional.of(folder.record(session.id()));
        } catch (EvidenceException e) {
            damage.add(relative(folder, e.getMessage()));
        }
        Capture capture = NOTHING;
        Path journal = folder.journal(session.id());
        try {
            capture = Journal.read(journal);
        } catch (UncheckedIOException e) {
            damage.add(relative(folder, e.getMessage() + "; nothing counts as captured"));
        }
        List<Secret> secrets = secrets(folder.secrets(), phone, session, record);
        Tokens tokens = new Tokens();
        Detection detection = LeakDetector.of(secrets).detect(capture, tokens);
        return new SessionEvidence(phone, session, record, damage, capture, secrets, detection, tokens.found(),
                PolicyFile.read(folder.policy()), destinations(folder, damage), new Redaction(Redactor.of(secrets, folder.redactionKey()), detection));
    }

    private static Destinations destinations(RunFolder folder, List<String> damage) {
        try {
            return Destinations.read(folder.destinations());
        } catch (IOException e) {
            damage.add(relative(folder, folder.destinations() + " cannot be read: " + e.getMessage()));
            return Destinations.NONE;
        }
    }

    private static List<Secret> secrets(List<Secret> all, Plan.PlannedPhone phone, Plan.PlannedSession session,
                                        Optional<SessionRecord> record) {
        Set<String> owners = phone.sessions().stream().flatMap(s -> s.trials().stream()).map(Plan.PlannedTrial::id)
                .collect(Collectors.toSet());
        owners.addAll(List.of(phone.id(), session.id(), ""));
        List<Secret> secrets = new ArrayList<>(all.stream().filter(s -> owners.contains(s.owner())).toList());
        record.map(SessionRecord::controlCanary)
                .filter(c -> secrets.stream().noneMatch(s -> s.value().equals(c)))
                .ifPresent(c -> secrets.add(new Secret(c.contains("://") ? SecretKind.URL : SecretKind.TEXT, c, session.id())));
        return secrets;
    }

    /** Messages that are shared name places within the run's folder, not on this machine. */
    private static String relative(RunFolder folder, String message) {
        return message.replace(folder.path() + "/", "");
    }

    /** Every trial of the phone by its id, also those of other sessions. */
    public Map<String, Plan.PlannedTrial> trials() {
        return phone.sessions().stream().flatMap(s -> s.trials().stream())
                .collect(Collectors.toMap(Plan.PlannedTrial::id, Function.identity()));
    }

    /** True for the canary of a trial of another session: what was typed there turns up here. */
    public boolean late(Secret secret) {
        return secret.kind().canary() && session.trials().stream().noneMatch(t -> t.id().equals(secret.owner()));
    }

    /** The control canary was seen in a request to one of our own hosts. */
    public boolean controlSeen() {
        return record.map(SessionRecord::controlCanary).filter(canary -> detection.sightings().stream().anyMatch(
                s -> s.request() && s.secret().value().equals(canary) && policy.ours(s.host()))).isPresent();
    }

    /** When an exchange or a stream began. */
    public Optional<Instant> timeOf(String id) {
        return Stream.concat(capture.exchanges().stream().filter(e -> e.id().equals(id)).map(Exchange::time),
                capture.streams().stream().filter(s -> s.id().equals(id)).map(TcpStream::time)).findFirst();
    }

    public Map<String, Exchange> exchanges() {
        return capture.exchanges().stream().collect(Collectors.toMap(Exchange::id, Function.identity(), (a, b) -> a));
    }

    public Optional<SessionRecord.DrivenTrial> driven(String trial) {
        return record.flatMap(r -> r.trials().stream().filter(t -> t.id().equals(trial)).findFirst());
    }

    public List<Secret> canariesOf(String trial) {
        return secrets.stream().filter(s -> s.kind().canary() && s.owner().equals(trial)).toList();
    }

    public List<Secret> identifiers() {
        return secrets.stream().filter(s -> !s.kind().canary()).toList();
    }
}
