package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.traffic.Message;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Wrappings that say of themselves that what they hold is encrypted. */
final class Envelope {

    /** The names of an envelope stand before or behind what is sealed, which is nearly all of it. */
    private static final int END = 1 << 11;

    private Envelope() {
    }

    /** OneTrack names itself in headers {@code OT_SID}, {@code OT_protocol}; its body is JSON only before it is sealed. */
    static Optional<String> around(Message message) {
        long headers = message.headers().stream().filter(header -> header.name().regionMatches(true, 0, "OT_", 0, 3)).count();
        byte[] body = message.body().bytes();
        boolean sealed = body.length > 0 && body[0] != '{' && body[0] != '[';
        return headers >= 2 && sealed ? Optional.of("a OneTrack body (headers OT_*): encrypted with a key of the sender")
                : Optional.empty();
    }

    static Optional<String> in(Node node) {
        if (node.length() < 20) {
            return Optional.empty();
        }
        byte first = node.array()[node.from()];
        if (first == '{' || first == '[') {
            String text = ends(node);
            if (text.contains("\"ekey\"") && text.contains("\"payload")) {
                return Optional.of("a Sensors Analytics envelope {ekey, pkv, payloads}: encrypted with a key of the sender");
            }
            if (text.contains("\"key_hash\"") && text.contains("\"payload\"")) {
                return Optional.of("a Sensors Analytics envelope {key_id, key_hash, payload}: encrypted with a key of the sender");
            }
            if (text.contains("\"ciphertext\"") && text.contains("\"iv\"")) {
                return Optional.of("a JSON Web Encryption, RFC 7516");
            }
        }
        if (first == 'e' && node.length() < 1 << 16) {
            String text = node.latin1();
            if (text.startsWith("eyJ") && text.chars().filter(c -> c == '.').count() == 4
                    && text.matches("[A-Za-z0-9_.-]+")) {
                return Optional.of("a JSON Web Encryption in compact form, RFC 7516");
            }
        }
        return Optional.empty();
    }

    private static String ends(Node node) {
        if (node.length() <= 2 * END) {
            return node.latin1();
        }
        return new String(node.array(), node.from(), END, StandardCharsets.ISO_8859_1)
                + new String(node.array(), node.to() - END, END, StandardCharsets.ISO_8859_1);
    }
}
