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
 * @param name     as it was spelled, without the dot at its end
 * @param type     of the record asked for
 * @param question the message as far as the question goes
 */
public record DnsQuery(String name, int type, byte[] question) {

    public static final int PORT = 53;

    private static final int HEADER = 12;
    private static final int LONGEST_LABEL = 63;
    private static final int ANSWERS = 0x8180;
    private static final int POINTS_TO_QUESTION = 0xC00C;
    private static final int INTERNET = 1;
    private static final int TTL_SECONDS = 60;
    private static final int ANSWER_HEAD = 12;

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
        return Optional.of(new DnsQuery(name.toString(), type, Arrays.copyOf(message, in.position())));
    }

    /** Whether it asks for a domain or for a name below it. @param domain in lower case */
    public boolean within(String domain) {
        String asked = name.toLowerCase(Locale.ROOT);
        return asked.equals(domain) || asked.endsWith("." + domain);
    }

    /** The type's mnemonic, or {@code TYPE<n>} (RFC 3597). */
    public String typeName() {
        return RecordType.name(type);
    }

    /** The answer that the name has these addresses, of which it tells those of the type asked for. */
    public byte[] answer(InetAddress... addresses) {
        List<byte[]> told = Arrays.stream(addresses).filter(a -> type == (a instanceof Inet4Address ? RecordType.A : RecordType.AAAA).number)
                .map(InetAddress::getAddress).toList();
        ByteBuffer out = ByteBuffer.allocate(question.length + told.stream().mapToInt(a -> ANSWER_HEAD + a.length).sum()).put(question);
        out.putShort(2, (short) ANSWERS).putShort(6, (short) told.size()).putShort(8, (short) 0).putShort(10, (short) 0);
        for (byte[] address : told) {
            out.putShort((short) POINTS_TO_QUESTION).putShort((short) type).putShort((short) INTERNET).putInt(TTL_SECONDS)
                    .putShort((short) address.length).put(address);
        }
        return out.array();
    }

    /** What a server's message says of how it went: 0 for no error (RFC 1035, 4.1.1). */
    public static int responseCode(byte[] reply) {
        return reply.length < HEADER ? -1 : reply[3] & 0x0f;
    }
}
