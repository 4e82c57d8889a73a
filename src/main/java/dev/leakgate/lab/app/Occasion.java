package dev.leakgate.lab.app;

import dev.leakgate.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What an app's telemetry waits for: {@code search}, or {@code did reader-mode} for what only this app's screens know.
 *
 * @param deed as the screens' {@code did <deed>} names it; empty for what every app knows
 */
record Occasion(Trigger trigger, String deed) {

    private static final String DID = Trigger.DID.word() + " ";
    /** The word in the details of {@link Trigger#DID} that names the deed. */
    static final String DEED = "deed";

    /** @param deeds that the app's screens know */
    static Occasion of(YamlNode node, Collection<String> deeds) {
        String text = node.asText();
        if (!text.startsWith(DID)) {
            return new Occasion(node.asWord(Trigger.class, Trigger::word), "");
        }
        String deed = text.substring(DID.length()).strip();
        if (!deeds.contains(deed)) {
            throw node.error("no screen does '" + deed + "', they do " + String.join(", ", deeds));
        }
        return new Occasion(Trigger.DID, deed);
    }

    boolean is(Trigger happened, Map<String, Object> details) {
        return trigger == happened && (deed.isEmpty() || deed.equals(details.get(DEED)));
    }

    List<String> brings() {
        return trigger.brings();
    }
}
