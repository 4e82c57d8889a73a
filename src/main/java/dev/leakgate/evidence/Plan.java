package dev.leakgate.evidence;

import dev.leakgate.traffic.AddedLater;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run set out to do, written to {@code run.json} before the first trial is driven.
 *
 * @param run      id of the run, also its folder's name
 * @param seed     everything drawn by chance in this run comes from it
 * @param virtual  true when any phone of the run is virtual
 * @param total    trials of the whole matrix; more than are planned when only a part was selected
 * @param tools    version of every tool taking part, by name
 * @param inputs   SHA-256 of every file that decides what is driven and how it is judged, by its place in the project
 * @param ca       SHA-256 fingerprint of the certificate authority that the phones trusted, {@code AB:CD:...}; null
 *                 until it is known
 */
public record Plan(int schemaVersion, String run, Instant started, long seed, boolean virtual, int total,
                   Map<String, String> tools, SortedMap<String, String> inputs, String ca, List<PlannedPhone> phones) {

    /** Version of Leakgate, as in {@code pom.xml}. */
    public static final String LEAKGATE = "0.1.0";

    public Plan {
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        phones = List.copyOf(phones);
    }

    /** The same plan with what is known when the phones have answered; what is not on them belongs to no matrix. */
    public Plan told(String ca, List<PlannedPhone> phones) {
        int total = this.total - trials().size() + (int) phones.stream().flatMap(p -> p.sessions().stream()).mapToLong(s -> s.trials().size()).sum();
        return new Plan(schemaVersion, run, started, seed, phones.stream().anyMatch(PlannedPhone::virtual), total, tools, inputs, ca, phones);
    }

    public boolean partial() {
        return trials().size() < total;
    }

    public List<PlannedTrial> trials() {
        return phones.stream().flatMap(p -> p.sessions().stream()).flatMap(s -> s.trials().stream()).toList();
    }

    /**
     * @param id    slug, unique in the run, e.g. {@code mi-10}
     * @param model as sold, e.g. {@code Mi 10}
     * @param build build fingerprint as the phone tells it, empty until it did
     * @param clock by how many seconds the phone's clock is ahead of this machine's; null when it was not asked
     * @param apps  the browsers under test and what Appium runs on the phone, as they were when the run began
     */
    public record PlannedPhone(String id, String model, String udid, boolean virtual, String build, Double clock,
                               List<InstalledApp> apps, List<PlannedSession> sessions) {
        public PlannedPhone {
            apps = List.copyOf(apps);
            sessions = List.copyOf(sessions);
        }
    }

    /** @param apks SHA-256 of each of its APK files, by path on the phone */
    public record InstalledApp(String packageName, String version, SortedMap<String, String> apks) {
        public InstalledApp {
            apks = Collections.unmodifiableSortedMap(new TreeMap<>(apks));
        }
    }

    /**
     * One browser in one mode on one phone.
     *
     * @param id       e.g. {@code mi-10/mint/incognito}
     * @param browser  slug of the browser's file
     * @param title    the browser as people call it, with version: {@code Mint 3.4.0}
     * @param mode     {@code normal} or {@code incognito}
     * @param switchState {@code on} or {@code off}: what "Enhanced incognito mode" is put into; empty when left alone
     * @param state    what else phone and browser are put into, such as {@code consent-refused}; empty when nothing
     */
    public record PlannedSession(String id, String browser, String title, String packageName, String version,
                                 String mode, String switchState, @AddedLater String state, List<PlannedTrial> trials) {

        /** The phone trusts no authority of the bench, so that no app should go on where TLS is to vouch for the server. */
        public static final String NO_AUTHORITY = "no-authority";
        /** Driven in incognito mode, and then normal mode is gone back to. */
        public static final String INCOGNITO_LEFT = "incognito-left";
        /** The terms of the first start are refused. */
        public static final String CONSENT_REFUSED = "consent-refused";

        public PlannedSession {
            state = state == null ? "" : state;
            trials = List.copyOf(trials);
        }

        /** The mode in which its trials type, unless one carries over: what it has left before it counts is its mode then. */
        public String typedIn() {
            return state.equals(INCOGNITO_LEFT) ? "incognito" : mode;
        }

        /** What tells it from the other sessions of its browser: its mode, with the state if there is one, or {@code carry-over}. */
        public String part() {
            return id.substring(id.lastIndexOf('/') + 1);
        }
    }

    /**
     * One scenario within a session.
     *
     * @param id        e.g. {@code mi-10/mint/incognito/search-typed}
     * @param scenario  slug of the scenario's file
     * @param source    where it is written, {@code scenarios/trials/search-typed.yaml:1}
     * @param claims    ids of the claims it tests
     * @param published the verdict the published reports predict, PASS or FAIL, or null when they say nothing
     * @param watches   {@code canaries}: charged with its own canaries; {@code identifiers}: charged also with every
     *                  identifier sent within its own window, because nothing else goes on in it; {@code carry-over}:
     *                  charged with its own canaries, typed in normal mode straight before its session went incognito
     */
    public record PlannedTrial(String id, String scenario, String title, String source, List<String> claims,
                               String published, String watches) {
        public PlannedTrial {
            claims = List.copyOf(claims);
        }

        public boolean carriesOver() {
            return watches.equals("carry-over");
        }
    }
}
