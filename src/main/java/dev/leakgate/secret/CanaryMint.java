package dev.leakgate.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Mints canaries: words that nobody types by chance, never twice in a run, the same again from the same seed. Three
 * words of about 180 and a number of five digits hold some 39 bits, so a chance sighting is out of the question.
 */
public final class CanaryMint {

    private static final List<String> WORDS = words();

    private final Random random;
    private final Set<String> minted = new HashSet<>();

    public CanaryMint(long seed) {
        this.random = new Random(seed);
    }

    /** Such as {@code amber otter 48213 velvet}: plain ASCII, single blanks. */
    public synchronized String mint() {
        String canary;
        do {
            canary = word() + " " + word() + " " + (10_000 + random.nextInt(90_000)) + " " + word();
        } while (!minted.add(canary));
        return canary;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static List<String> words() {
        try (InputStream in = CanaryMint.class.getResourceAsStream("/secret/words.txt")) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
