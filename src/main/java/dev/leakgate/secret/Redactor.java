package dev.leakgate.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes text fit to be shared: each identifier, in any of its plain spellings, becomes a label that stays the same
 * within a run, e.g. {@code [androidId 3f2a]}. Canaries are nobody's data and stay.
 */
public final class Redactor {

    private final byte[] key;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Pattern anySpelling;

    private Redactor(Collection<Secret> secrets, byte[] key) {
        this.key = key.clone();
        secrets.stream().filter(secret -> !secret.kind().canary()).forEach(secret ->
                Spellings.of(secret).forEach(spelling -> labels.putIfAbsent(folded(spelling), label(secret))));
        this.anySpelling = labels.isEmpty() ? null : Pattern.compile(labels.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param key the run's own key; without it nobody can tell which identifier a label stands for */
    public static Redactor of(Collection<Secret> secrets, byte[] key) {
        return new Redactor(secrets, key);
    }

    public String redact(String text) {
        return anySpelling == null ? text
                : anySpelling.matcher(text).replaceAll(found -> labels.get(folded(found.group())));
    }

    /** The secret's label for this run, also for a canary. */
    public String label(Secret secret) {
        return label(secret.kind().word(), Spellings.canonical(secret));
    }

    /** The label of a value that nobody told us of. */
    public String label(String word, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return "[" + word + " " + HexFormat.of().formatHex(digest, 0, 2) + "]";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
