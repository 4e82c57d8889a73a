package dev.leakgate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run set out to do, written to {@code run.json} before the first trial is driven.
 *
 * @param run      id of the run, also its folder's name
 * @param seed     everything drawn by chance in this run comes from it
 * @param virtual  true when any phone of the run is virtual
 * @param total    trials of the whole matrix; more than are planned when only a part was selected
 * @param tools    version of every tool taking part, by name
 */
public record Plan(int schemaVersion, String run, Instant started, long seed, boolean virtual, int total,
                   Map<String, String> tools, List<PlannedPhone> phones) {

    public Plan {
        phones = List.copyOf(phones);
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
     * @param build build fingerprint as the phone tells it
     */
    public record PlannedPhone(String id, String model, String udid, boolean virtual, String build,
                               List<PlannedSession> sessions) {
        public PlannedPhone {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * One browser in one mode on one phone.
     *
     * @param id       e.g. {@code mi-10/mint/incognito}
     * @param browser  slug of the browser's file
     * @param title    the browser as people call it, with version: {@code Mint 3.4.0}
     * @param mode     {@code normal} or {@code incognito}
     */
    public record PlannedSession(String id, String browser, String title, String packageName, String version,
                                 String mode, List<PlannedTrial> trials) {
        public PlannedSession {
            trials = List.copyOf(trials);
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
     *                  identifier sent within its own window, because nothing else goes on in it
     */
    public record PlannedTrial(String id, String scenario, String title, String source, List<String> claims,
                               String published, String watches) {
        public PlannedTrial {
            claims = List.copyOf(claims);
        }
    }
}
