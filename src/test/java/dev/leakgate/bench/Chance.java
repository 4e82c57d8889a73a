package dev.leakgate.bench;

import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;

/** Draws what web traffic is full of; the same seed draws the same. */
final class Chance {

    private static final String[] WORDS = {"garden", "chair", "lamp", "winter", "offer", "new", "blue", "running", "shoes",
        "coffee", "kitchen", "sale", "green", "cotton", "table", "light", "summer", "black", "leather", "phone", "best",
        "price", "size", "large", "small", "wood", "water", "bottle", "travel", "bag"};

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    /** Version 4, RFC 9562. */
    String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }

    String digits(int count) {
        return random.ints(count, 0, 10).collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** Milliseconds since 1970, somewhere in 2020 to 2023. */
    long time() {
        return 1_600_000_000_000L + random.nextLong(90_000_000_000L);
    }
}
