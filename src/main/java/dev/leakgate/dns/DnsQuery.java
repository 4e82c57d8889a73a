package dev.leakgate.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message that asks one question, as all clients send it (RFC 1035, 4.1).
 *
 * @param name     in lower case, without the dot at its end
 * @param type     of the record asked for
 * @param question the message as far as the question goes
 */
public record DnsQuery(String name, int type, byte[] question) {

    public static final int PORT = 53;

    private static final int A = 1;
    private static final List<Integer> KNOWN_TYPES = List.of(A, 5, 12, 15, 16, 28, 33, 64, 65);
    private static final List<String> TYPE_NAMES = List.of("A", "CNAME", "PTR", "MX", "TXT", "AAAA", "SRV", "SVCB", "HTTPS");
    private static final int HEADER = 12;
    private static final int LONGEST_LABEL = 63;
    private static final int ANSWERS = 0x8180;
    private static final int POINTS_TO_QUESTION = 0xC00C;
    private static final int INTERNET = 1;
    private static final int TTL_SECONDS = 60;

    /** Empty for what is no message with a question. */
    public static Optional<DnsQuery> parse(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message);
        if (message.length < HEADER + 5 || in.getShort(2) < 0 || in.getShort(4) != 1) {
            return Optional.empty();
        }
        in.position(HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = in.get(); length != 0; length = in.get()) {
            if (length < 0 || length > LONGEST_LABEL || in.remaining() < length + 5) {
                return Optional.empty();
            }
            byte[] label = new byte[length];
            in.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.UTF_8));
        }
        if (in.remaining() < 4) {
            return Optional.empty();
        }
        int type = in.getShort() & 0xffff;
        in.getShort();
        return Optional.of(new DnsQuery(name.toString().toLowerCase(Locale.ROOT), type, Arrays.copyOf(message, in.position())));
    }

    /** The type's mnemonic, or {@code TYPE<n>} (RFC 3597). */
    public String typeName() {
        int known = KNOWN_TYPES.indexOf(type);
        return known < 0 ? "TYPE" + type : TYPE_NAMES.get(known);
    }

    /** The answer that the name has this address; asked for another type, that it has none of that type. */
    public byte[] answer(InetAddress address) {
        boolean told = type == A && address instanceof Inet4Address;
        ByteBuffer out = ByteBuffer.allocate(question.length + (told ? 16 : 0)).put(question);
        out.putShort(2, (short) ANSWERS).putShort(6, (short) (told ? 1 : 0)).putShort(8, (short) 0).putShort(10, (short) 0);
        if (told) {
            out.putShort((short) POINTS_TO_QUESTION).putShort((short) A).putShort((short) INTERNET).putInt(TTL_SECONDS).putShort((short) 4)
                    .put(address.getAddress());
        }
        return out.array();
    }

    /** What a server's message says of how it went: 0 for no error (RFC 1035, 4.1.1). */
    public static int responseCode(byte[] reply) {
        return reply.length < HEADER ? -1 : reply[3] & 0x0f;
    }
}
