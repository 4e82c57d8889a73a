package dev.leakgate.report;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import java.util.HashMap;
import java.util.Map;

/** What people call the phones, sessions and trials of a plan. */
public final class Names {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, PlannedSession> sessions = new HashMap<>();
    private final Map<String, PlannedTrial> trials = new HashMap<>();

    public Names(Plan plan) {
        for (PlannedPhone phone : plan.phones()) {
            names.put(phone.id(), phone.model());
            for (PlannedSession session : phone.sessions()) {
                String name = phone.model() + " · " + session.title() + " · " + session.part();
                names.put(session.id(), name);
                sessions.put(session.id(), session);
                for (PlannedTrial trial : session.trials()) {
                    names.put(trial.id(), name + " · " + trial.scenario());
                    sessions.put(trial.id(), session);
                    trials.put(trial.id(), trial);
                }
            }
        }
    }

    /** {@code Mi 10 · Mint 3.4.0 · incognito · search-typed}, by the id of a trial, a session or a phone. */
    public String of(String id) {
        return names.getOrDefault(id, id);
    }

    /** The session itself, or the session a trial belongs to. */
    PlannedSession session(String id) {
        return sessions.get(id);
    }

    PlannedTrial trial(String id) {
        return trials.get(id);
    }
}
