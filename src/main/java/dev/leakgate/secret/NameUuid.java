package dev.leakgate.secret;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * UUIDs that are the digest of a name: versions 3 and 5, RFC 9562 sections 5.3 and 5.5, in the name spaces of its
 * section 6.6 and in none, as Java's {@link UUID#nameUUIDFromBytes} has it.
 */
final class NameUuid {

    private record Space(String name, byte[] bytes) {

        static Space of(String name, String uuid) {
            UUID space = UUID.fromString(uuid);
            return new Space(name, ByteBuffer.allocate(LENGTH).putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits()).array());
        }
    }

    private static final int LENGTH = 16;
    private static final List<Space> SPACES = List.of(new Space("no name space", new byte[0]),
            Space.of("DNS", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
            Space.of("URL", "6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
            Space.of("OID", "6ba7b812-9dad-11d1-80b4-00c04fd430c8"),
            Space.of("X.500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8"));

    private NameUuid() {
    }

    static void of(byte[] name, Consumer<Digests.Digested> taker) {
        for (Space space : SPACES) {
            byte[] input = Digests.joined(space.bytes, name);
            taker.accept(digested(3, space, HashFunction.MD5.apply(input)));
            taker.accept(digested(5, space, HashFunction.SHA1.apply(input)));
        }
    }

    private static Digests.Digested digested(int version, Space space, byte[] digest) {
        byte[] uuid = Arrays.copyOf(digest, LENGTH);
        uuid[6] = (byte) (uuid[6] & 0x0F | version << 4);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return new Digests.Digested("uuid version " + version + " (" + space.name + ")", uuid, false);
    }
}
