package dev.leakgate.evidence;

import dev.leakgate.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of one run, laid out as this package's description says: the only thing that judging reads.
 * It is made owner-only, its JSON files are replaced as a whole, and several sessions may write at the same time.
 */
public final class RunFolder {

    static final String PLAN = "run.json";

    private static final Pattern ID = Pattern.compile("[\\p{Alnum}._-]*[\\p{Alnum}_-](/[\\p{Alnum}._-]*[\\p{Alnum}_-])*");

    private final Path path;
    private final Path policy;
    private final Optional<String> damage;

    private RunFolder(Path path) {
        this(path, path.resolve("policy.yaml"), Optional.empty());
    }

    private RunFolder(Path path, Path policy, Optional<String> damage) {
        this.path = path;
        this.policy = policy;
        this.damage = damage;
    }

    /**
     * Makes the folder {@code runs/<run>} with the plan, the policy it will be judged by and no secrets yet.
     *
     * @param policy text of the policy file
     */
    public static RunFolder create(Path runs, Plan plan, String policy) {
        Path path = runs.resolve(checked(plan.run()));
        if (Files.exists(path)) {
            throw new EvidenceException(path + ": this run exists already; evidence is never written over");
        }
        RunFolder folder = new RunFolder(path);
        try {
            PrivateFiles.directory(folder.logs());
            PrivateFiles.directory(folder.identifiersFolder());
            for (Plan.PlannedPhone phone : plan.phones()) {
                for (Plan.PlannedSession session : phone.sessions()) {
                    PrivateFiles.directory(folder.session(session.id()));
                }
            }
            PrivateFiles.replace(folder.policy(), policy.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EvidenceException(path + ": the run's folder cannot be made (" + e + ")", e);
        }
        JsonFile.write(folder.secretsFile(), SecretsFile.empty());
        JsonFile.write(folder.planFile(), plan);
        return folder;
    }

    /** Opens a kept run; throws {@link EvidenceException} when it is not one. */
    public static RunFolder open(Path path) {
        RunFolder folder = new RunFolder(path);
        folder.plan();
        return folder;
    }

    public Path path() {
        return path;
    }

    public Plan plan() {
        return JsonFile.read(planFile(), Plan.class, "this is not the folder of a run");
    }

    /** Writes the plan again: versions and builds are known only when the phones have answered. */
    public void keep(Plan plan) {
        JsonFile.write(planFile(), plan);
    }

    /** Every secret kept so far, in the order of their keeping. */
    public List<Secret> secrets() {
        return SecretsFile.read(secretsFile()).all();
    }

    /** Keeps more secrets; to be called before a canary is typed, so that evidence is never without its secret. */
    public synchronized void keep(List<Secret> secrets) {
        JsonFile.write(secretsFile(), SecretsFile.read(secretsFile()).with(secrets));
    }

    /** Key of the labels that stand for identifiers in what is shared of this run. */
    public byte[] redactionKey() {
        return SecretsFile.read(secretsFile()).keyBytes();
    }

    /** Keeps what was driven; to be called when the session's capture is closed, as the last thing of a session. */
    public void keep(SessionRecord session) {
        make(session(session.id()));
        JsonFile.write(sessionFile(session.id()), session);
    }

    static void make(Path folder) {
        try {
            PrivateFiles.directory(folder);
        } catch (IOException e) {
            throw new EvidenceException(folder + ": cannot be made (" + e + ")", e);
        }
    }

    /** The id of an attempt at a session, by which its record, capture and screens are kept: the first has the session's own. */
    public static String attempt(String session, int number) {
        return number == 1 ? session : session + "/attempt-" + number;
    }

    /** The id of the next attempt at a session, whatever became of the others. */
    public String nextAttempt(String session) {
        List<String> attempts = attempts(session);
        boolean unused = attempts.size() == 1 && !Files.exists(journal(session)) && !Files.exists(sessionFile(session));
        return attempt(session, attempts.size() + (unused ? 0 : 1));
    }

    /** The ids of all attempts at a session, in their order; the first stands for a session that left nothing, too. */
    public List<String> attempts(String session) {
        List<String> attempts = new ArrayList<>(List.of(session));
        while (Files.exists(session(attempt(session, attempts.size() + 1)))) {
            attempts.add(attempt(session, attempts.size() + 1));
        }
        return attempts;
    }

    /** The id by which the next piece of traffic between a phone's sessions is kept. */
    public String nextBetween(String phone) {
        return between(phone, betweens(phone).size() + 1);
    }

    /** The ids of a phone's traffic between and after its sessions, in their order: one for each recorder it had. */
    public List<String> betweens(String phone) {
        List<String> ids = new ArrayList<>();
        while (Files.exists(journal(between(phone, ids.size() + 1)))) {
            ids.add(between(phone, ids.size() + 1));
        }
        return ids;
    }

    private static String between(String phone, int number) {
        return phone + "/between" + (number == 1 ? "" : "-" + number);
    }

    /** The id of a phone's drain: after its last session, whatever its apps still have to send is waited for. */
    public static String drain(String phone) {
        return phone + "/drain";
    }

    /** The ids of everything that was captured of a phone. */
    public List<String> captures(Plan.PlannedPhone phone) {
        List<String> ids = new ArrayList<>();
        phone.sessions().forEach(s -> ids.addAll(attempts(s.id())));
        ids.addAll(betweens(phone.id()));
        ids.add(drain(phone.id()));
        return ids.stream().filter(id -> Files.exists(journal(id))).toList();
    }

    /** @throws EvidenceException when the record is missing or damaged: then the session counts as not driven */
    public SessionRecord record(String attempt) {
        SessionRecord record = JsonFile.read(sessionFile(attempt), SessionRecord.class,
                "the session counts as not driven");
        if (!attempt.equals(record.id())) {
            throw new EvidenceException(sessionFile(attempt) + ": is damaged (it is about the session '" + record.id()
                    + "'); the session counts as not driven");
        }
        return record;
    }

    /** The same evidence, to be judged by another policy than the one kept with it. */
    public RunFolder judgedBy(Path policy) {
        return new RunFolder(path, policy, damage);
    }

    /** The same evidence, of a run that never came to its end: none of its sessions is complete. */
    public RunFolder unsealed() {
        return new RunFolder(path, policy, Optional.of("The run was not sealed: it was killed or still goes on, so what its"
                + " end would have shown is missing"));
    }

    /** What is wrong with the run as a whole, a sentence without its full stop. */
    public Optional<String> damage() {
        return damage;
    }

    /** Keeps which kinds of a phone's identifiers are known. */
    public void keep(String phone, PhoneIdentifiers identifiers) {
        JsonFile.write(identifiersFile(phone), identifiers);
    }

    /** Empty when the phone was not asked. @throws EvidenceException when the file is damaged */
    public Optional<PhoneIdentifiers> identifiers(String phone) {
        return JsonFile.readIfKept(identifiersFile(phone), PhoneIdentifiers.class, "which identifiers were known is not known");
    }

    public Path policy() {
        return policy;
    }

    /** @param session id of the planned session */
    public Path journal(String session) {
        return session(session).resolve("capture.journal");
    }

    public Path har(String session) {
        return session(session).resolve("capture.har");
    }

    /** What is kept of one attempt, of the time between two sessions, or of a drain. */
    public AttemptFolder of(String id) {
        return new AttemptFolder(session(id));
    }

    /** What the labs of the run kept. */
    public LabFolders labs() {
        return new LabFolders(path);
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Keeps the claims that the run is to answer, as their file has them. */
    public void keepClaims(String yaml) {
        try {
            PrivateFiles.replace(claims(), yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EvidenceException(claims() + ": cannot be written (" + e + ")", e);
        }
    }

    public Path claims() {
        return path.resolve("claims.yaml");
    }

    /** What was looked up about every host that received something, once, at the run's end. */
    public Path destinations() {
        return path.resolve("destinations.json");
    }

    public Path verdict() {
        return path.resolve("verdict.json");
    }

    /** Ends the run: from now on nothing in the folder may change. */
    public Seal seal() {
        Seal seal = Seal.of(path);
        JsonFile.write(path.resolve(Seal.FILE), seal);
        return seal;
    }

    /**
     * The run's seal, found whole; empty when the run never came to its end.
     *
     * @throws EvidenceException naming every file that was altered, taken away or added since the run was sealed
     */
    public Optional<Seal> intact() {
        Optional<Seal> seal = JsonFile.readIfKept(path.resolve(Seal.FILE), Seal.class, "whether the evidence is as it was cannot be told");
        List<String> differences = seal.map(s -> s.differences(Seal.of(path))).orElse(List.of());
        if (!differences.isEmpty()) {
            throw new EvidenceException("the evidence in " + path + " is refused:\n  " + String.join("\n  ", differences));
        }
        return seal;
    }

    private Path session(String session) {
        return path.resolve("sessions").resolve(checked(session));
    }

    private Path sessionFile(String session) {
        return session(session).resolve("session.json");
    }

    private Path identifiersFile(String phone) {
        return identifiersFolder().resolve(checked(phone) + ".json");
    }

    private Path identifiersFolder() {
        return path.resolve("identifiers");
    }

    private Path planFile() {
        return path.resolve(PLAN);
    }

    private Path secretsFile() {
        return path.resolve("secrets.json");
    }

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new EvidenceException("'" + id + "' cannot name a folder: letters, digits, '.', '_', '-' and '/' are allowed");
        }
        return id;
    }
}
