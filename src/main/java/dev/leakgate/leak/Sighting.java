package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import java.util.List;

/**
 * A secret found in traffic.
 *
 * @param exchange   id of the exchange or stream it was found in
 * @param host       who received it
 * @param where      url, header, cookie, body, trailer, websocket or tcp
 * @param request    false when it was seen only in what came back
 * @param trail      the way from the wire to the secret, e.g. {@code body, form data_list, base64, gzip, json $[0].url}
 * @param share      1 for the whole secret, else the share of its entropy that is revealed
 * @param excerpt    the decoded surroundings, with the secret in it, not redacted
 */
public record Sighting(Secret secret, String exchange, String host, String where, boolean request, List<String> trail,
                       Confidence confidence, double share, String excerpt) {

    public Sighting {
        trail = List.copyOf(trail);
    }

    public boolean partial() {
        return share < 1;
    }
}
