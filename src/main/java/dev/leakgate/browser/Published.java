package dev.leakgate.browser;

import dev.leakgate.scenario.Mode;
import java.util.Optional;

/**
 * The verdict that the published reports predict for a version of a browser.
 *
 * @param versions    version it speaks of
 * @param scenario    slug of the only scenario it speaks of, or empty for all
 * @param switchState state of "Enhanced incognito mode" it speaks of, or empty when there is no such switch
 * @param normal      PASS or FAIL in normal mode, or empty when nothing was said
 * @param incognito   the same in incognito mode
 */
public record Published(String versions, Optional<String> scenario, Optional<String> switchState, Optional<String> normal,
                        Optional<String> incognito, String source) {

    boolean fits(String version, String slug, Optional<String> state) {
        return versions.equals(version) && (scenario.isEmpty() || scenario.get().equals(slug))
                && (switchState.isEmpty() || switchState.equals(state));
    }

    Optional<String> verdict(Mode mode) {
        return mode == Mode.NORMAL ? normal : incognito;
    }
}
