package dev.leakgate.judge.rule;

import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.BorderRecord.Border;
import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.Handset;
import dev.leakgate.evidence.PhoneIdentifiers;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.judge.coverage.PhoneWitness;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.leak.Detection;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.leak.Tokens;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.Redactor;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the evidence of one phone: each attempt at its sessions, and what was sent outside of them. What is looked for
 * is prepared once for all of it.
 */
public final class PhoneEvidence {

    private static final Capture NOTHING = new Capture(List.of(), List.of(), List.of(), false);

    private final RunFolder folder;
    private final PlannedPhone phone;
    private final Policy policy;
    private final List<DrivenTrial> driven = new ArrayList<>();
    private final List<Border> borders = new ArrayList<>();
    private List<Secret> sought = List.of();
    private LeakDetector detector;

    public PhoneEvidence(RunFolder folder, PlannedPhone phone, Policy policy) {
        this.folder = folder;
        this.phone = phone;
        this.policy = policy;
        phone.sessions().stream().flatMap(s -> folder.attempts(s.id()).stream()).forEach(a -> {
            record(a, new ArrayList<>()).ifPresent(r -> driven.addAll(r.trials()));
            borders.addAll(borders(a, new ArrayList<>()));
        });
    }

    public PlannedPhone phone() {
        return phone;
    }

    /** Every attempt at a session, in their order; all but the last broke. */
    public List<SessionEvidence> attempts(PlannedSession session) {
        List<String> ids = folder.attempts(session.id());
        List<SessionEvidence> attempts = new ArrayList<>();
        for (String id : ids) {
            List<String> damage = new ArrayList<>(folder.damage().stream().toList());
            Optional<SessionRecord> record = record(id, damage);
            borders(id, damage);
            attempts.add(read(id, session, attempts.size() < ids.size() - 1, record, damage));
        }
        return attempts;
    }

    /** Who is charged with what cannot be read of a phone's traffic outside its sessions. */
    public static String outside(String phone) {
        return phone + "/outside";
    }

    /** What was captured between the phone's sessions and after the last one. */
    public List<SessionEvidence> between() {
        PlannedSession outside = new PlannedSession(outside(phone.id()), "", phone.model(), "", "", "", "", "", List.of());
        List<SessionEvidence> pieces = new ArrayList<>();
        folder.betweens(phone.id()).forEach(id -> pieces.add(read(id, outside, false, Optional.empty(), new ArrayList<>())));
        drain(outside).ifPresent(pieces::add);
        return pieces;
    }

    private Optional<SessionEvidence> drain(PlannedSession outside) {
        String id = RunFolder.drain(phone.id());
        List<String> damage = new ArrayList<>();
        Optional<SessionRecord> record = record(id, damage);
        return record.isPresent() || Files.exists(folder.journal(id)) ? Optional.of(read(id, outside, false, record, damage)) : Optional.empty();
    }

    private Optional<SessionRecord> record(String id, List<String> damage) {
        try {
            return Optional.of(folder.record(id));
        } catch (EvidenceException e) {
            damage.add(relative(e.getMessage()));
            return Optional.empty();
        }
    }

    private SessionEvidence read(String id, PlannedSession session, boolean repeated, Optional<SessionRecord> record,
                                 List<String> damage) {
        Capture capture = NOTHING;
        try {
            capture = Journal.read(folder.journal(id));
        } catch (UncheckedIOException e) {
            damage.add(relative(e.getMessage() + "; nothing counts as captured"));
        }
        PhoneWitness witness = witness(id, damage);
        capture = witness.attributed(capture);
        List<Secret> secrets = secrets(session, record);
        Tokens tokens = new Tokens();
        Detection detection = detect(secrets, capture, tokens);
        return new SessionEvidence(id, phone, session, handset(id, damage), repeated, record, damage, capture, secrets, readings(damage), detection,
                tokens.found(), policy, new Redaction(Redactor.of(secrets, folder.redactionKey()), detection),
                destinations(damage), witness, driven, borders);
    }

    private List<Border> borders(String id, List<String> damage) {
        return kept(() -> folder.of(id).borders(), List.of(), damage);
    }

    private List<IdentifierReading> readings(List<String> damage) {
        return kept(() -> folder.identifiers(phone.id()).map(PhoneIdentifiers::kinds).orElse(List.of()), List.of(), damage);
    }

    private String handset(String id, List<String> damage) {
        return kept(() -> folder.of(id).handset().map(Handset::device).orElse(phone.id()), phone.id(), damage);
    }

    private PhoneWitness witness(String id, List<String> damage) {
        return PhoneWitness.of(kept(() -> folder.of(id).connections(), Optional.empty(), damage));
    }

    /** @param otherwise when it cannot be read, which is said in {@code damage} */
    private <T> T kept(Supplier<T> read, T otherwise, List<String> damage) {
        try {
            return read.get();
        } catch (EvidenceException e) {
            damage.add(relative(e.getMessage()));
            return otherwise;
        }
    }

    private Destinations destinations(List<String> damage) {
        try {
            return Destinations.read(folder.destinations());
        } catch (IOException e) {
            damage.add(relative(folder.destinations() + " cannot be read: " + e.getMessage()));
            return Destinations.NONE;
        }
    }

    /** Control canaries of other sessions are looked for as well, and not found. */
    private Detection detect(List<Secret> secrets, Capture capture, Tokens tokens) {
        Set<Secret> all = new LinkedHashSet<>(ownedBy(phone.sessions().stream().map(PlannedSession::id)));
        all.addAll(secrets);
        if (detector == null || !sought.equals(List.copyOf(all))) {
            sought = List.copyOf(all);
            detector = LeakDetector.of(sought);
        }
        Detection detection = detector.afresh().detect(capture, tokens);
        Set<Secret> own = Set.copyOf(secrets);
        return new Detection(detection.sightings().stream().filter(s -> own.contains(s.secret())).toList(), detection.opaque());
    }

    private List<Secret> secrets(PlannedSession session, Optional<SessionRecord> record) {
        List<Secret> secrets = ownedBy(Stream.of(session.id()));
        record.map(SessionRecord::controlCanary)
                .filter(c -> secrets.stream().noneMatch(s -> s.value().equals(c)))
                .ifPresent(c -> secrets.add(new Secret(c.contains("://") ? SecretKind.URL : SecretKind.TEXT, c, session.id())));
        return secrets;
    }

    /** The phone's, its trials' and nobody's, with those of some sessions. */
    private List<Secret> ownedBy(Stream<String> sessions) {
        Set<String> owners = phone.sessions().stream().flatMap(s -> s.trials().stream()).map(PlannedTrial::id).collect(Collectors.toSet());
        owners.addAll(List.of(phone.id(), ""));
        sessions.forEach(owners::add);
        return new ArrayList<>(folder.secrets().stream().filter(s -> owners.contains(s.owner())).toList());
    }

    /** Messages that are shared name places within the run's folder, not on this machine. */
    private String relative(String message) {
        return message.replace(folder.path() + "/", "");
    }
}
