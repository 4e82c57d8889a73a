package dev.leakgate.secret;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** A UUID of version 4 (RFC 9562), drawn from a given source, so that a run can be repeated. */
public final class RandomUuid {

    private RandomUuid() {
    }

    public static String from(RandomGenerator random) {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString();
    }
}
