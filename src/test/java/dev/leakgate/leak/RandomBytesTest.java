package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.decode.DecodeTree;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random bytes, and wrapped secrets with random damage: whatever comes, the detector answers, and the same every time.
 * Each round has its own seed, which a failure names.
 */
class RandomBytesTest {

    private static final List<Secret> SECRETS = List.of(new Secret(SecretKind.QUERY, Wrappings.QUERY, ""),
            new Secret(SecretKind.IMEI, "490154203237518", ""), new Secret(SecretKind.URL, "https://a.example/b?c=d", ""),
            new Secret(SecretKind.MAC, "a0:b1:c2:d3:e4:5f", ""), new Secret(SecretKind.TEXT, "紫色斑马石英", ""));
    private static final LeakDetector DETECTOR = LeakDetector.of(SECRETS);
    private static final List<Function<String, byte[]>> WRAPPINGS = List.copyOf(Wrappings.aroundText().values());
    private static final List<byte[]> REFERENCES = List.copyOf(Wrappings.ofReferencePrograms().values());

    @Test
    void answers_whatever_comes_for_twenty_seconds() {
        assertAnswersFor(Duration.ofSeconds(20), 1);
    }

    @Test
    @Tag("soak")
    void answers_whatever_comes_for_ten_minutes() {
        assertAnswersFor(Duration.ofMinutes(10), System.nanoTime());
    }

    private static void assertAnswersFor(Duration duration, long firstSeed) {
        Instant end = Instant.now().plus(duration);
        for (long seed = firstSeed; Instant.now().isBefore(end); seed++) {
            byte[] bytes = hostile(new Random(seed));
            Detection detection = detect(bytes, seed);
            assertThat(detection.opaque()).as("seed " + seed)
                    .noneMatch(opaque -> opaque.reason().contains(DecodeTree.FAULT));
            if (seed % 16 == 0) {
                assertThat(detect(bytes, seed)).as("seed " + seed).isEqualTo(detection);
            }
        }
    }

    private static Detection detect(byte[] bytes, long seed) {
        try {
            return DETECTOR.detect(seed % 5 == 0 ? Traffic.answered(bytes) : Traffic.post(bytes));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static byte[] hostile(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(random);
            case 1 -> damaged(REFERENCES.get(random.nextInt(REFERENCES.size())), random);
            case 2 -> damaged(WRAPPINGS.get(random.nextInt(WRAPPINGS.size())).apply(Wrappings.QUERY), random);
            default -> {
                List<byte[]> parts = new ArrayList<>();
                for (int i = 1 + random.nextInt(4); i > 0; i--) {
                    parts.add(damaged(WRAPPINGS.get(random.nextInt(WRAPPINGS.size())).apply("x" + i), random));
                }
                yield damaged(Wrappings.joined(parts.toArray(byte[][]::new)), random);
            }
        };
    }

    /** Bytes of a random alphabet, so that texts, digits and zeros come up as well as noise. */
    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(1 << random.nextInt(14))];
        int low = random.nextInt(256);
        int width = 1 + random.nextInt(256);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (low + random.nextInt(width));
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] out = bytes.clone();
        for (int i = random.nextInt(6); i > 0 && out.length > 1; i--) {
            int at = random.nextInt(out.length);
            switch (random.nextInt(5)) {
                case 0 -> out[at] = (byte) random.nextInt(256);
                case 1 -> out[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> out = Arrays.copyOf(out, at + 1);
                case 3 -> out = Wrappings.joined(Arrays.copyOf(out, at), Arrays.copyOfRange(out, at / 2, out.length));
                default -> Arrays.fill(out, at, Math.min(out.length, at + 4), (byte) (random.nextBoolean() ? 0xFF : 0));
            }
        }
        return out;
    }
}
