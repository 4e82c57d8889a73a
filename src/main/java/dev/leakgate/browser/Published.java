package dev.leakgate.browser;

import dev.leakgate.scenario.Mode;
import java.util.Optional;

/**
 * The verdict that the published reports predict for a version of a browser.
 *
 * @param versions    version it speaks of
 * @param switchState state of "Enhanced incognito mode" it speaks of, or empty when there is no such switch
 */
public record Published(String versions, Optional<String> switchState, String normal, String incognito, String source) {

    boolean fits(String version, Optional<String> state) {
        return versions.equals(version) && (switchState.isEmpty() || switchState.equals(state));
    }

    String verdict(Mode mode) {
        return mode == Mode.NORMAL ? normal : incognito;
    }
}
