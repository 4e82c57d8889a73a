package dev.leakgate.judge.verdict;

import java.util.List;

/**
 * What a rule makes of sightings and coverage; ready to be shown, so everything in it is redacted.
 *
 * @param rule     slug of the rule, e.g. {@code query-to-third-party}
 * @param kind     word of the secret's kind, or empty when the finding is about coverage
 * @param value    the canary itself, or an identifier's label for this run
 * @param host     receiver
 * @param where    url, header, cookie, body, trailer, websocket or tcp
 * @param trail    the way from the wire to the secret
 * @param exchange id of the exchange in the session's capture
 * @param excerpt  decoded surroundings, identifiers replaced by their labels
 * @param sentence one sentence for a person
 */
public record Finding(String rule, String kind, String value, String host, String where, List<String> trail,
                      String exchange, String excerpt, String sentence) {

    public Finding {
        trail = List.copyOf(trail);
    }
}
