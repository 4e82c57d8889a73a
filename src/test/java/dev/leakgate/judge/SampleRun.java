package dev.leakgate.judge;

import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.ChannelSign;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.evidence.SessionRecord.Told;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.PastRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Evidence of a run of one phone, Mint 3.4.0 in both modes, three trials each, made without a phone. As made it is
 * complete and clean; tests add traffic or take proofs away before it is kept.
 */
public final class SampleRun {

    public static final String PHONE = "mi-10";
    public static final String NORMAL = "mi-10/mint/normal";
    public static final String INCOGNITO = "mi-10/mint/incognito";
    public static final String IDLE = "/idle-after-start";
    public static final String SEARCH = "/search-typed";
    public static final String VISIT = "/visit-address";
    public static final String ANDROID_ID = "a3f1c29e77b0d54e";
    public static final String IMEI = "867530912345674";

    /** Sessions begin here; the trials follow at 5, 15 and 30 s, the control segment at 45 s. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<ChannelSign> CHANNEL = List.of(
            new ChannelSign("GET", "sa.api.intl.miui.com", "/config/Android.conf", "\"disableSDK\":false"));

    /** A gateway saw QUIC, IPv6 and one datagram besides. */
    public static final PhoneConnections BEHIND_GATEWAY = new PhoneConnections(1, "10.77.0.2", List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), new PastRecorder(new TreeMap<>(Map.of("198.18.0.1", 3L)), new TreeMap<>(Map.of("198.18.0.2:123", 1L)), 0, 4,
                    new TreeMap<>(Map.of("tcp [2001:2::9]:443", 4L))), List.of(), null);

    /** The phone's own word: its apps made no connection but to the recorder. */
    private static final PhoneConnections NO_OTHER_CONNECTIONS = new PhoneConnections(1, "", List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), List.of(), null);

    private final Map<String, SampleTraffic> traffic = new LinkedHashMap<>();
    private final Map<String, SessionRecord> records = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>(List.of(
            new Secret(SecretKind.ANDROID_ID, ANDROID_ID, PHONE), new Secret(SecretKind.IMEI, IMEI, PHONE)));
    private final SampleTraffic drain = new SampleTraffic();
    private final SampleTraffic between = new SampleTraffic();
    private final Map<String, String> states = new HashMap<>();
    private final Set<String> carriedOver = new HashSet<>();
    private final Map<String, String> watches = new LinkedHashMap<>(Map.of(IDLE, "identifiers", SEARCH, "canaries", VISIT, "canaries"));
    private String published = "FAIL";
    private int total = 6;

    public SampleRun() {
        for (String session : List.of(NORMAL, INCOGNITO)) {
            secrets.add(new Secret(SecretKind.QUERY, query(session), session + SEARCH));
            secrets.add(new Secret(SecretKind.URL, address(session), session + VISIT));
            String control = "control-" + session.replace("/", "-");
            records.put(session, new SessionRecord(session, START, START, at(60), "label '" + session + "' shown", control, at(45), 3,
                    2.5, 3, CHANNEL, List.of(
                            new DrivenTrial(session + IDLE, at(5), at(14), true, List.of(), null),
                            new DrivenTrial(session + SEARCH, at(15), at(29), true,
                                    List.of(new Told("engine", query(session), "duckduckgo.com")), null),
                            new DrivenTrial(session + VISIT, at(30), at(44), true,
                                    List.of(new Told("site", address(session), "pages.leakgate.test")), null)),
                    List.of(), null));
            traffic.put(session, clean(session));
        }
    }

    public static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    public static String query(String session) {
        return session.equals(NORMAL) ? "amber otter fjord 48213" : "purple zebra quartz 88213";
    }

    public static String address(String session) {
        return "https://pages.leakgate.test/" + (session.equals(NORMAL) ? "hq2m7xw9tk" : "z8v4nd3rpc");
    }

    private static SampleTraffic clean(String session) {
        String control = "control-" + session.replace("/", "-");
        return new SampleTraffic()
                .configuration(at(1), false)
                .get(at(16), "https://duckduckgo.com/?q=" + query(session).replace(" ", "+") + "&ia=web")
                .get(at(31), address(session))
                .get(at(46), "https://control.leakgate.test/" + control)
                .controls(at(47), control);
    }

    /** The first attempt at a session broke before a trial was driven to its end; the second went well. */
    public SampleRun brokenOnce(String session) {
        String second = RunFolder.attempt(session, 2);
        SessionRecord r = records.get(session);
        records.put(second, new SessionRecord(second, r.from(), r.observedFrom(), r.to(), r.modeProof(), r.controlCanary(), r.controlFrom(),
                r.flushWaited(), r.flushNeeded(), r.dwell(), r.channel(), r.trials(), r.faults(), null));
        records.put(session, new SessionRecord(session, r.from(), null, r.to(), null, null, null, 0, r.flushNeeded(), 0, r.channel(),
                List.of(), List.of(), "adb dropped"));
        traffic.put(second, clean(session));
        traffic.put(session, new SampleTraffic().configuration(at(1), false));
        return this;
    }

    public SampleTraffic traffic(String session) {
        return traffic.get(session);
    }

    /** What is sent after the last session. */
    public SampleTraffic drain() {
        return drain;
    }

    /** What is sent before the first session, between sessions, and after the drain. */
    public SampleTraffic between() {
        return between;
    }

    public SampleRun record(String session, UnaryOperator<SessionRecord> change) {
        records.compute(session, (id, record) -> change.apply(record));
        return this;
    }

    public SampleRun trial(String trial, UnaryOperator<DrivenTrial> change) {
        return record(trial.substring(0, trial.lastIndexOf('/')), r -> with(r,
                r.trials().stream().map(t -> t.id().equals(trial) ? change.apply(t) : t).toList()));
    }

    public SampleRun withoutRecord(String session) {
        records.remove(session);
        return this;
    }

    public SampleRun withoutCapture(String session) {
        traffic.remove(session);
        return this;
    }

    public SampleRun withoutSecrets(SecretKind... kinds) {
        secrets.removeIf(s -> List.of(kinds).contains(s.kind()));
        return this;
    }

    /** @param state that phone and browser are put into for this session */
    public SampleRun in(String session, String state) {
        states.put(session, state);
        return this;
    }

    /** The trial typed its canary in normal mode, straight before its session went incognito. */
    public SampleRun carriedOver(String trial) {
        carriedOver.add(trial);
        return this;
    }

    public SampleRun published(String verdict) {
        published = verdict;
        return this;
    }

    /** What a scenario watches instead, in both modes. */
    public SampleRun watching(String scenario, String what) {
        watches.put(scenario, what);
        return this;
    }

    /** @param total trials of the whole matrix, of which this run is a part */
    public SampleRun partOf(int total) {
        this.total = total;
        return this;
    }

    static SessionRecord with(SessionRecord r, List<DrivenTrial> trials) {
        return new SessionRecord(r.id(), r.from(), r.observedFrom(), r.to(), r.modeProof(), r.controlCanary(), r.controlFrom(),
                r.flushWaited(), r.flushNeeded(), r.dwell(), r.channel(), trials, r.faults(), r.broken());
    }

    public RunFolder keep(Path temp) throws IOException {
        return keep(temp, Files.readString(Path.of("scenarios/policy.yaml")));
    }

    public RunFolder keep(Path temp, String policy) throws IOException {
        Plan plan = new Plan(1, "2026-03-01-1", START, 4711, true, total, Map.of("adb", "1.0.41"), new TreeMap<>(), null,
                List.of(new PlannedPhone(PHONE, "Mi 10", "127.0.0.1:5601", true, "Xiaomi/umi/umi:10", 0.0, List.of(),
                        List.of(session(NORMAL), session(INCOGNITO)))));
        RunFolder folder = RunFolder.create(temp.resolve("runs"), plan, policy);
        folder.keep(secrets);
        for (Map.Entry<String, SampleTraffic> entry : traffic.entrySet()) {
            entry.getValue().write(folder.journal(entry.getKey()));
            folder.of(entry.getKey()).keep(NO_OTHER_CONNECTIONS);
        }
        records.values().forEach(folder::keep);
        drain.write(folder.journal(RunFolder.drain(PHONE)));
        folder.of(RunFolder.drain(PHONE)).keep(NO_OTHER_CONNECTIONS);
        between.write(folder.journal(folder.nextBetween(PHONE)));
        folder.of(PHONE + "/between").keep(NO_OTHER_CONNECTIONS);
        folder.keep(new SessionRecord(RunFolder.drain(PHONE), at(70), at(70), at(75), null, null, null, 3, 2.5, 3, List.of(), List.of(), List.of(), null));
        return folder;
    }

    private PlannedSession session(String id) {
        return new PlannedSession(id, "mint", "Mint 3.4.0", "com.mi.globalbrowser.mini", "3.4.0",
                id.substring(id.lastIndexOf('/') + 1), "", states.getOrDefault(id, ""), List.of(
                        trial(id + IDLE, "Start the browser and do nothing", watches.get(IDLE)),
                        trial(id + SEARCH, "Search by typing into the address bar", watches.get(SEARCH)),
                        trial(id + VISIT, "Open a page by its address", watches.get(VISIT))));
    }

    private PlannedTrial trial(String id, String title, String watches) {
        String scenario = id.substring(id.lastIndexOf('/') + 1);
        return new PlannedTrial(id, scenario, title, "scenarios/trials/" + scenario + ".yaml:1",
                List.of("queries-are-sent"), published, carriedOver.contains(id) ? "carry-over" : watches);
    }
}
