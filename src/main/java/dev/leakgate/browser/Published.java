package dev.leakgate.browser;

import dev.leakgate.scenario.Mode;
import java.util.List;
import java.util.Optional;

/**
 * The verdict that the published reports predict for a version of a browser.
 *
 * @param versions    those it speaks of
 * @param scenarios   slugs of the scenarios it speaks of, or empty for all
 * @param switchState state of "Enhanced incognito mode" it speaks of, or empty when there is no such switch
 * @param normal      PASS or FAIL in normal mode, or empty when nothing was said
 * @param incognito   the same in incognito mode
 */
public record Published(List<String> versions, List<String> scenarios, Optional<String> switchState, Optional<String> normal,
                        Optional<String> incognito, String source) {

    boolean fits(String version, String slug, Optional<String> state) {
        return versions.contains(version) && (scenarios.isEmpty() || scenarios.contains(slug))
                && (switchState.isEmpty() || switchState.equals(state));
    }

    Optional<String> verdict(Mode mode) {
        return mode == Mode.NORMAL ? normal : incognito;
    }
}
