package dev.leakgate.leak;

import dev.leakgate.decode.Budget;
import dev.leakgate.decode.DecodeTree;
import dev.leakgate.decode.Node;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Message;
import dev.leakgate.traffic.StreamMessage;
import dev.leakgate.traffic.TcpStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Says which secrets are in traffic, through which trail, and what could not be read. Decodes first, then searches;
 * may be shared between threads.
 */
public final class LeakDetector {

    private final Needles needles;
    private final DecodeTree tree = new DecodeTree();
    private final Budget.Limits limits;

    private LeakDetector(Collection<Secret> secrets, Budget.Limits limits) {
        this.needles = new Needles(secrets);
        this.limits = limits;
    }

    public static LeakDetector of(Collection<Secret> secrets) {
        return new LeakDetector(secrets, Budget.Limits.DEFAULT);
    }

    public Detection detect(Capture capture) {
        List<Sighting> sightings = new ArrayList<>();
        List<Opaque> opaque = new ArrayList<>();
        capture.exchanges().stream().map(this::detect).forEach(detection -> {
            sightings.addAll(detection.sightings());
            opaque.addAll(detection.opaque());
        });
        capture.streams().stream().map(this::detect).forEach(detection -> {
            sightings.addAll(detection.sightings());
            opaque.addAll(detection.opaque());
        });
        return new Detection(sightings, opaque);
    }

    public Detection detect(Exchange exchange) {
        Reading reading = new Reading(exchange.id(), exchange.host());
        reading.read("url", exchange.url());
        reading.message(exchange.request());
        reading.messages("websocket", exchange.messages(), true);
        reading.answers();
        exchange.answer().ifPresent(answer -> reading.message(answer.message()));
        reading.messages("websocket", exchange.messages(), false);
        return reading.detection();
    }

    public Detection detect(TcpStream stream) {
        Reading reading = new Reading(stream.id(), stream.host() == null ? "" : stream.host());
        reading.messages("tcp", stream.messages(), true);
        reading.answers();
        reading.messages("tcp", stream.messages(), false);
        return reading.detection();
    }

    /** One exchange being read. */
    private final class Reading {

        private final String exchange;
        private final String host;
        private final Sightings sightings;
        private final List<Opaque> opaque = new ArrayList<>();
        private final Budget budget = new Budget(limits);
        private boolean request = true;

        Reading(String exchange, String host) {
            this.exchange = exchange;
            this.host = host;
            this.sightings = new Sightings(exchange, host);
            sightings.direction(true);
        }

        void answers() {
            request = false;
            sightings.direction(false);
        }

        void message(Message message) {
            message.headers().forEach(header -> header("header", header));
            body(message.body());
            message.trailers().forEach(header -> header("trailer", header));
        }

        private void header(String where, Header header) {
            byte[] value = header.value().getBytes(StandardCharsets.UTF_8);
            boolean cookie = header.name().equalsIgnoreCase("cookie") || header.name().equalsIgnoreCase("set-cookie");
            read(cookie ? Node.root("cookie", value) : Node.root(where, "header " + header.name(), value));
        }

        private void body(Body body) {
            read(Node.root("body", body.bytes()));
            if (!body.complete()) {
                opaque.add(new Opaque(exchange, host, "body", request, body.size(), "not fully read: "
                        + (body.failure() == null ? "only " + body.bytes().length + " bytes were recorded"
                        : body.failure())));
            }
        }

        void messages(String where, List<StreamMessage> messages, boolean fromClient) {
            messages.stream().filter(message -> message.fromClient() == fromClient)
                    .forEach(message -> read(Node.root(where, message.bytes())));
        }

        void read(String where, String text) {
            read(Node.root(where, text.getBytes(StandardCharsets.UTF_8)));
        }

        private void read(Node root) {
            if (root.length() > 0) {
                tree.read(root, budget, new Search(needles, sightings));
            }
        }

        Detection detection() {
            budget.reached().forEach(reason -> opaque.add(new Opaque(exchange, host, "body", true, 0, reason)));
            return new Detection(sightings.strongestFirst(), opaque);
        }
    }
}
