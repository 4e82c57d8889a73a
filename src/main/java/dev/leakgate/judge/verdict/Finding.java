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
 * @param cleartext it went without TLS, so everybody on the way could read it
 * @param exchange id of the exchange in the session's capture
 * @param excerpt  decoded surroundings, identifiers replaced by their labels
 * @param sentence one sentence for a person
 */
public record Finding(String rule, String kind, String value, String host, String where, List<String> trail,
                      boolean cleartext, String exchange, String excerpt, String sentence) {

    public Finding {
        trail = List.copyOf(trail);
    }
    /** About what was driven or captured, not about a secret. */
    public static Finding gap(String rule, String host, String exchange, String sentence) {
        return new Finding(rule, "", "", host, "", List.of(), false, exchange, "", sentence);
    }

    /**
     * Names this kind of finding: the same leak has the same fingerprint in every run, on every phone and in every
     * mode. Nothing drawn in a run goes into it: no value, label, number of an entry or exchange. 16 hexadecimal digits.
     */
    public String fingerprint() {
        return Fingerprint.of(this);
    }
}
