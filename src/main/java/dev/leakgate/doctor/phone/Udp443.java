package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * Whether QUIC gets out of the bench's network, around the proxy: a datagram of an unknown version is sent to a host
 * that speaks HTTP/3, which must answer with the versions it knows (RFC 9000, section 6.1).
 */
final class Udp443 implements PhoneCheck {

    private static final String HOST = "www.google.com";
    private static final String FILE = "/data/local/tmp/leakgate-quic";
    private static final String ASKED = "echo " + Base64.getEncoder().encodeToString(datagram()) + " | base64 -d > " + FILE
            + "; timeout 5 nc -u -q 2 " + HOST + " 443 < " + FILE + " | base64; rm -f " + FILE;

    @Override
    public String subject() {
        return "UDP 443";
    }

    @Override
    public List<String> questions() {
        return List.of(ASKED);
    }

    @Override
    public Outcome judge(Told told) {
        if (told.patient().behindGateway()) {
            return new Outcome.Ok("blocked: the gateway refuses QUIC during a run");
        }
        String answer = told.to(ASKED).replace("\n", "");
        if (answer.isBlank()) {
            return new Outcome.Ok("blocked: QUIC to " + HOST + " has no answer within 2 s");
        }
        return isVersionNegotiation(answer)
                ? new Outcome.Failure("open: " + HOST + " answers QUIC, so browsers may pass the proxy by",
                "reject UDP 443 and 80 for the phones in the bench's network")
                : new Outcome.Warning("cannot be told: " + answer.strip(), "see by hand that the bench's network rejects UDP 443");
    }

    private static boolean isVersionNegotiation(String answer) {
        try {
            byte[] bytes = Base64.getDecoder().decode(answer.strip());
            return bytes.length >= 7 && bytes[0] < 0 && ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt() == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** At least 1,200 bytes, of a version that is reserved for this (RFC 9000, sections 14.1 and 15). */
    private static byte[] datagram() {
        ByteBuffer packet = ByteBuffer.allocate(1200);
        packet.put((byte) 0xC0).putInt(0x1a2a3a4a);
        for (int id = 0; id < 2; id++) {
            packet.put((byte) 8).putLong(0x6c65616b67617465L);
        }
        return packet.array();
    }
}
