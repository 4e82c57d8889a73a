package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import java.nio.ByteBuffer;

/** UUIDs, RFC 9562: by their version, whether one is the digest of something or was drawn by chance or by the clock. */
final class Uuid {

    private static final int LENGTH = 16;
    /** 2000 and 2060 in milliseconds since 1970; what claims to be of another time is no UUID. */
    private static final long EARLIEST = 946_684_800_000L;
    private static final long LATEST = 2_840_140_800_000L;
    /** Between 15 October 1582 and 1 January 1970, in milliseconds. */
    private static final long GREGORIAN = 12_219_292_800_000L;
    private static final int TICKS_IN_A_MILLISECOND = 10_000;

    private Uuid() {
    }

    /** False for versions 3 and 5, which are digests of a name, and for bytes that are no UUID. */
    static boolean tellsNothing(Node node) {
        if (node.length() != LENGTH || (node.array()[node.from() + 8] & 0xC0) != 0x80) {
            return false;
        }
        long high = ByteBuffer.wrap(node.array(), node.from(), Long.BYTES).getLong();
        return switch ((int) (high >>> 12 & 0xF)) {
            case 1 -> plausible(ticks((high & 0xFFF) << 48 | (high >>> 16 & 0xFFFF) << 32 | high >>> 32));
            case 4 -> true;
            case 6 -> plausible(ticks(high >>> 16 << 12 | high & 0xFFF));
            case 7 -> plausible(high >>> 16);
            default -> false;
        };
    }

    private static long ticks(long sinceGregorian) {
        return sinceGregorian / TICKS_IN_A_MILLISECOND - GREGORIAN;
    }

    private static boolean plausible(long millis) {
        return millis >= EARLIEST && millis < LATEST;
    }
}
