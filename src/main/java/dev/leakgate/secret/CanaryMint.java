package dev.leakgate.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mints canaries: words that nobody types by chance, never twice in a run, the same again from the same seed. A number
 * of five digits and three words of about 180 hold some 39 bits, so a chance sighting is out of the question.
 */
public final class CanaryMint {

    private static final List<String> WORDS = words();

    private static final Pattern NUMBER = Pattern.compile("\\b\\d{5}\\b");

    private final Random random;
    private final Set<Integer> numbers = new HashSet<>();

    public CanaryMint(long seed) {
        this(seed, List.of());
    }

    /** @param used secrets of which no canary may be minted again, because a run goes on with them */
    public CanaryMint(long seed, List<Secret> used) {
        this.random = new Random(seed);
        used.stream().flatMap(s -> NUMBER.matcher(s.value()).results()).forEach(m -> numbers.add(Integer.parseInt(m.group())));
    }

    /**
     * Such as {@code 48213 amber otter velvet}: plain ASCII, single blanks. The number comes first and is never minted
     * twice, so that no beginning of one canary is the beginning of another.
     */
    public synchronized String mint() {
        int number;
        do {
            number = 10_000 + random.nextInt(90_000);
        } while (!numbers.add(number));
        return number + " " + word() + " " + word() + " " + word();
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
