package dev.leakgate.judge.rule;

import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.BorderRecord.Border;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.judge.coverage.PhoneWitness;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.leak.Detection;
import dev.leakgate.leak.Token;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.TcpStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one attempt at a session, or of a piece of traffic outside all sessions, when it is judged.
 *
 * @param id       by which the evidence is kept
 * @param session  as planned; one without trials and mode stands for the traffic outside all sessions
 * @param handset  id of the phone that drove it: another than the planned one when that was set aside
 * @param repeated this attempt broke and was driven again: what it lacks, another one may have
 * @param record   what was driven; empty when that is not known
 * @param damage   what could not be read of the evidence, one sentence each
 * @param secrets  the canaries of every trial of this phone, the phone's identifiers, the session's control canaries
 * @param readings what became of each kind of the phone's identifiers; empty when that is not known
 * @param detection what was found of them in the capture
 * @param tokens   values in the capture that could name a phone as well as they do
 * @param destinations what was looked up about the hosts in the capture; nothing while the run goes on
 * @param witness  what the phone itself told of its connections
 * @param onPhone  every trial that was driven on this phone, in any attempt
 * @param borders  every border that was crossed on this phone, in any attempt, in the order of time
 */
public record SessionEvidence(String id, PlannedPhone phone, PlannedSession session, String handset, boolean repeated,
                              Optional<SessionRecord> record, List<String> damage, Capture capture, List<Secret> secrets,
                              List<IdentifierReading> readings, Detection detection, List<Token> tokens, Policy policy, Redaction redaction,
                              Destinations destinations, PhoneWitness witness, List<DrivenTrial> onPhone,
                              List<Border> borders) {

    /** Every trial of the phone by its id, also those of other sessions. */
    public Map<String, PlannedTrial> trials() {
        return phone.sessions().stream().flatMap(s -> s.trials().stream())
                .collect(Collectors.toMap(PlannedTrial::id, Function.identity()));
    }

    /** Outside all sessions, between them or after the last one. */
    public boolean between() {
        return session.mode().isEmpty();
    }

    /** The mode in which a trial typed its canaries, whichever session's capture this is; empty when they are no trial's. */
    public Optional<String> typedIn(Secret secret) {
        return phone.sessions().stream().flatMap(s -> s.trials().stream().filter(t -> t.id().equals(secret.owner()))
                .map(t -> t.carriesOver() ? "normal" : s.typedIn())).findFirst();
    }

    /** The phone trusted no authority of the bench then, so that a connection that was refused was refused rightly. */
    public boolean untrusting(Instant time) {
        return session.state().equals(PlannedSession.NO_AUTHORITY)
                && record.map(SessionRecord::controlFrom).map(time::isBefore).orElse(true);
    }

    /** The control page was opened by a browser that had been started anew for it, in another state than the session's own. */
    public boolean afterItsState(Instant time) {
        boolean apart = session.state().equals(PlannedSession.NO_AUTHORITY) || session.state().equals(PlannedSession.CONSENT_REFUSED);
        return apart && record.map(SessionRecord::controlFrom).filter(from -> !time.isBefore(from)).isPresent();
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

    /** How an exchange is named in a finding: with the id of its evidence before it, unless that is the session's own. */
    public String exchangeId(String exchange) {
        return exchange.isEmpty() || id.equals(session.id()) ? exchange : id + "#" + exchange;
    }

    /** When an exchange or a stream began. */
    public Optional<Instant> timeOf(String id) {
        return Stream.concat(capture.exchanges().stream().filter(e -> e.id().equals(id)).map(Exchange::time),
                capture.streams().stream().filter(s -> s.id().equals(id)).map(TcpStream::time)).findFirst();
    }

    /** Whether the session has to answer for what an exchange or a stream carried: also when nobody knows whose it is. */
    public boolean inScope(String id) {
        return actorOf(id).map(witness::inScope).orElse(true);
    }

    /** The app that an exchange or a stream is from; empty when nobody knows. */
    public Optional<String> actorOf(String id) {
        return Stream.concat(capture.exchanges().stream().filter(e -> e.id().equals(id)).map(e -> Optional.ofNullable(e.actor())),
                capture.streams().stream().filter(s -> s.id().equals(id)).map(s -> Optional.ofNullable(s.actor())))
                .findFirst().flatMap(actor -> actor);
    }

    public Map<String, Exchange> exchanges() {
        return capture.exchanges().stream().collect(Collectors.toMap(Exchange::id, Function.identity(), (a, b) -> a));
    }

    public Optional<DrivenTrial> driven(String trial) {
        return record.flatMap(r -> r.trials().stream().filter(t -> t.id().equals(trial)).findFirst());
    }

    /** The same trial as it was driven in each attempt of its session, whatever session this is. */
    public List<DrivenTrial> drivenAnywhere(String trial) {
        return onPhone.stream().filter(t -> t.id().equals(trial)).toList();
    }

    public List<Secret> canariesOf(String trial) {
        return secrets.stream().filter(s -> s.kind().canary() && s.owner().equals(trial)).toList();
    }

    public List<Secret> identifiers() {
        return secrets.stream().filter(s -> !s.kind().canary()).toList();
    }
}
