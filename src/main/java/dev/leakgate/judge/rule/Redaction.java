package dev.leakgate.judge.rule;

import dev.leakgate.leak.Detection;
import dev.leakgate.leak.Sighting;
import dev.leakgate.secret.Redactor;
import dev.leakgate.secret.Secret;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text fit to be shared: identifiers become labels, in their plain spellings and in whatever form they were
 * sighted in, since a hash of a number is as good as the number.
 */
public final class Redaction {

    /** What an excerpt marks as found. */
    private static final Pattern MARKED = Pattern.compile("«(.+?)»", Pattern.DOTALL);
    /** Long words with digits in them, as numbers, hashes and encoded values are. */
    private static final Pattern CODE = Pattern.compile("(?=[A-Za-z+/=_%-]*[0-9])[A-Za-z0-9+/=_%-]{11,}");

    private final Redactor redactor;
    private final Map<String, String> sighted =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    public Redaction(Redactor redactor, Detection detection) {
        this.redactor = redactor;
        for (Sighting sighting : detection.sightings()) {
            Matcher marked = MARKED.matcher(sighting.excerpt());
            if (!sighting.secret().kind().canary() && marked.find() && marked.group(1).length() >= 6) {
                sighted.put(marked.group(1), redactor.label(sighting.secret()));
            }
        }
    }

    public String of(String text) {
        String safe = text;
        for (Map.Entry<String, String> form : sighted.entrySet()) {
            safe = safe.replace(form.getKey(), form.getValue());
        }
        return redactor.redact(safe);
    }

    /**
     * The surroundings of what was found. Around it, whatever may be an identifier that nobody told us of, or one that
     * is encoded once more, is left out.
     */
    public String excerpt(Sighting sighting) {
        Matcher marked = MARKED.matcher(sighting.excerpt());
        if (!marked.find()) {
            return around(sighting.excerpt());
        }
        String found = sighting.secret().kind().canary() ? of(marked.group(1)) : value(sighting.secret());
        return around(sighting.excerpt().substring(0, marked.start())) + "«" + found + "»"
                + around(sighting.excerpt().substring(marked.end()));
    }

    private String around(String text) {
        return CODE.matcher(of(text)).replaceAll(code -> "[" + code.group().length() + " characters]");
    }

    /** What stands for the secret: a canary itself, or an identifier's label. */
    public String value(Secret secret) {
        return secret.kind().canary() ? secret.value() : redactor.label(secret);
    }
}
