package dev.leakgate.scenario;

import java.util.List;
import java.util.Optional;

/**
 * A few steps with what they must not reveal, from {@code scenarios/trials/<slug>.yaml}.
 *
 * @param slug       the file's name without ending
 * @param place      where it is written, {@code file:line}
 * @param claims     ids of the claims it tests
 * @param afterStart true when it must come first in its session, straight after the browser's start
 * @param watches    {@code canaries}; {@code identifiers} when every identifier sent within its window counts for it;
 *                   {@code actions} when what is sent about its steps counts, known by not being sent when nothing is done;
 *                   {@code carry-over} when it is driven in normal mode straight before incognito, in a session of its own
 * @param state      what phone and browser are put into for it, or empty when they are driven as they are found
 * @param onPhone    true when it is driven on the phone's own screens, false when in a browser
 */
public record Scenario(String slug, String title, String place, List<String> claims, String source, List<Mode> modes,
                       List<String> tags, boolean afterStart, String watches, Optional<State> state,
                       boolean onPhone, List<Step> steps) {

    public Scenario {
        claims = List.copyOf(claims);
        modes = List.copyOf(modes);
        tags = List.copyOf(tags);
        steps = List.copyOf(steps);
    }

    /** What is typed in normal mode must not be heard of in incognito. */
    public boolean carriesOver() {
        return watches.equals("carry-over");
    }
}
