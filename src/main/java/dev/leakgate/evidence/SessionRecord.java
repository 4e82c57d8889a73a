package dev.leakgate.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What was driven in one attempt at a session and what was proved of it, written when its capture is closed.
 *
 * @param id            the planned session's id, with {@code /attempt-2} behind it for the second attempt
 * @param observedFrom  from here on the mode is on and nothing from before it is kept back any more; an identifier sent
 *                      earlier is not charged to the session; null when never reached
 * @param modeProof     what on the screen proved the mode, e.g. {@code incognito badge shown}; null when nothing did
 * @param controlCanary the value typed into the control page; it must be seen on the wire
 * @param controlFrom   from here on traffic belongs to the control segment, not to a trial; null when never reached
 * @param flushWaited   seconds waited for the browser to send what it had kept
 * @param dwell         seconds waited in all because a scenario or the browser's flush asks for it; the rest of the time
 *                      is the harness's own
 * @param flushNeeded   seconds this browser keeps events at most
 * @param channel       requests by which the vendor's telemetry is known to be alive, as the browser's file declares them
 * @param faults        what went wrong outside the browser, one sentence each; any fault makes trials inconclusive
 * @param broken        what failed between the harness and the phone (adb, Appium, the recorder), so that the session is
 *                      driven again; null when nothing did
 */
public record SessionRecord(String id, Instant from, Instant observedFrom, Instant to, String modeProof, String controlCanary,
                            Instant controlFrom, double flushWaited, double flushNeeded, double dwell,
                            List<ChannelSign> channel, List<DrivenTrial> trials, List<String> faults, String broken) {

    public SessionRecord {
        channel = List.copyOf(channel);
        trials = List.copyOf(trials);
        faults = List.copyOf(faults);
    }

    /**
     * @param id        the planned trial's id
     * @param readBack  the field showed what was typed before ENTER; true when nothing had to be typed
     * @param allowed   what the scenario itself told whom: a site visited, an engine asked
     * @param fault     why it could not be driven to its end, or null
     */
    public record DrivenTrial(String id, Instant from, Instant to, boolean readBack, List<Told> allowed, String fault) {
        public DrivenTrial {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * A request that a vendor's telemetry makes while it is switched on.
     *
     * @param path   exact
     * @param answer what the answer must hold for it to count, e.g. that the configuration does not switch it off; or null
     */
    public record ChannelSign(String method, String host, String path, String answer) {
    }

    /**
     * A receiver that the person at the phone chose: it may have this value, nobody else may.
     *
     * @param kind   {@code engine} or {@code site}
     * @param value  the canary concerned
     * @param host   the site's host, or the engine's registrable domain
     */
    public record Told(String kind, String value, String host) {
    }
}
