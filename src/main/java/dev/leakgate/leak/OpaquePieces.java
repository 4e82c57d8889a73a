package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Gathers what could not be read in one exchange. */
final class OpaquePieces {

    private static final int MOST = 20;

    private final String exchange;
    private final String host;
    private final List<Opaque> pieces = new ArrayList<>();
    private boolean request = true;
    private int more;
    private int noticed;

    OpaquePieces(String exchange, String host) {
        this.exchange = exchange;
        this.host = host;
    }

    void direction(boolean request) {
        this.request = request;
    }

    /**
     * @param understood a decoder could read the piece
     * @param explained  asked last: it is known what the piece is, though it looks opaque
     */
    void consider(Node node, boolean understood, Predicate<Node> explained) {
        Optional<String> reason = understood ? Envelope.in(node) : Noise.in(node);
        if (reason.isPresent() && !explained.test(node)) {
            add(node, reason.get());
        }
    }

    private void add(Node node, String reason) {
        noticed++;
        List<String> trail = node.trail();
        String where = trail.get(0);
        if (Noise.isDigest(reason) && (!request || !where.equals("body") && !where.equals("websocket")
                && !where.equals("tcp") && !(where.equals("url") && trail.get(1).startsWith("query")))) {
            return;
        }
        add(where, node.length(), reason + " (" + String.join(" > ", trail) + ")");
    }

    /** @param size bytes concerned, 0 when unknown */
    void add(String where, long size, String reason) {
        if (pieces.size() < MOST) {
            pieces.add(new Opaque(exchange, host, where, request, size, reason));
        } else {
            more++;
        }
    }

    /** How often something looked opaque, wherever it stood. */
    int noticed() {
        return noticed;
    }

    int size() {
        return pieces.size() + more;
    }

    List<Opaque> all() {
        if (more > 0) {
            Opaque last = pieces.get(pieces.size() - 1);
            pieces.add(new Opaque(exchange, host, last.where(), last.request(), 0, "and " + more + " more such pieces"));
            more = 0;
        }
        return pieces;
    }
}
