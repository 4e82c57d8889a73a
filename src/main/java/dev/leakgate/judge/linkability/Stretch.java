package dev.leakgate.judge.linkability;

import dev.leakgate.leak.Trail;
import java.time.Instant;
import java.util.List;

/**
 * What one browser on one phone sent while nothing changed that ought to make it a stranger.
 *
 * @param session     id of the session in whose capture it is
 * @param maker       the app and the phone's build: what is built into an app or a firmware is the same in all of these
 * @param appData     begins anew when the app's data is cleared, and then is another one
 * @param start       begins anew when the browser is started
 * @param advertising begins anew when the advertising ID is reset
 * @param uses        tokens sent, in the order of their sending
 * @param told        tokens that some server had told the phone by then, with the time of the first
 */
public record Stretch(String session, String phone, Maker maker, boolean incognito, int appData, int start, int advertising,
                      List<Use> uses, java.util.Map<String, Instant> told) {

    public Stretch {
        uses = List.copyOf(uses);
        told = java.util.Map.copyOf(told);
    }

    /** @param build the firmware's fingerprint */
    public record Maker(String app, String version, String build) {
    }

    /**
     * A token on its way to somebody.
     *
     * @param vendor registrable domain of the host
     * @param name   the field it stood in
     * @param value  the token itself: private, only its label may be shared
     */
    public record Use(String exchange, Instant time, String host, String vendor, String name, String value, List<String> trail) {

        public Use {
            trail = List.copyOf(trail);
        }

        /** Where such a token stands in every request of this sort: the trail without its places in lists. */
        String place() {
            return vendor + " " + String.join(" > ", Trail.withoutIndexes(trail));
        }
    }
}
