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
import java.util.regex.Pattern;

/**
 * Says which secrets are in traffic, through which trail, and what could not be read. Decodes first, then searches;
 * may be shared between threads.
 */
public final class LeakDetector {

    /** Names of headers are words; one with a number in it, or a very long one, may say more. */
    private static final Pattern TELLING_NAME = Pattern.compile("[0-9]{6}|[0-9a-fA-F]{12}|^.{40}");

    private final Lookup lookup;
    private final DecodeTree requests;
    private final DecodeTree answers = DecodeTree.swift();
    private final HarmlessHeaders headersOfRequests = new HarmlessHeaders();
    private final HarmlessHeaders headersOfAnswers = new HarmlessHeaders();
    private final HarmlessPieces inRequests = new HarmlessPieces();
    private final HarmlessPieces inAnswers = new HarmlessPieces();
    private final Budget.Limits limits;

    private LeakDetector(Lookup lookup, DecodeTree requests, Budget.Limits limits) {
        this.lookup = lookup;
        this.requests = requests;
        this.limits = limits;
    }

    public static LeakDetector of(Collection<Secret> secrets) {
        return of(secrets, Known.NOTHING);
    }

    public static LeakDetector of(Collection<Secret> secrets, Known known) {
        return new LeakDetector(new Lookup(secrets, known), DecodeTree.thorough(known.decryptions()), Budget.Limits.DEFAULT);
    }

    /** One for the same secrets that has read nothing yet; to prepare what is looked for may take longer than to look. */
    public LeakDetector afresh() {
        return new LeakDetector(lookup, requests, limits);
    }

    public Detection detect(Capture capture) {
        return detect(capture, null);
    }

    /** @param tokens gathers the capture's tokens on the way; null when nobody asks for them */
    public Detection detect(Capture capture, Tokens tokens) {
        Keystrokes keystrokes = new Keystrokes();
        List<Detection> all = new ArrayList<>();
        capture.exchanges().forEach(exchange -> all.add(detect(exchange, keystrokes, tokens)));
        capture.streams().forEach(stream -> all.add(detect(stream, keystrokes, tokens)));
        all.add(new Detection(keystrokes.sightings(), List.of()));
        return new Detection(all.stream().flatMap(detection -> detection.sightings().stream()).toList(),
                all.stream().flatMap(detection -> detection.opaque().stream()).toList());
    }

    /** One exchange alone. */
    public Detection detect(Exchange exchange) {
        return detect(new Capture(List.of(exchange), List.of(), List.of(), true));
    }

    /** One exchange of several; what was typed key by key is told by {@code keystrokes} at the end. */
    public Detection detect(Exchange exchange, Keystrokes keystrokes) {
        return detect(exchange, keystrokes, null);
    }

    private Detection detect(Exchange exchange, Keystrokes keystrokes, Tokens tokens) {
        Reading reading = new Reading(exchange.id(), exchange.host(), endpoint(exchange), keystrokes,
                exchange.isLookUp() ? null : tokens);
        reading.read(Node.root("url", utf8(exchange.url())));
        exchange.lookedUp().ifPresent(name -> AskedName.pieces(name).forEach(piece -> reading.read(Node.root("url", "name", utf8(piece)))));
        reading.message(exchange.request());
        reading.messages("websocket", exchange.messages(), true);
        reading.answers();
        exchange.answer().ifPresent(answer -> reading.message(answer.message()));
        reading.messages("websocket", exchange.messages(), false);
        return reading.detection();
    }

    /** One stream of several, see {@link #detect(Exchange, Keystrokes)}. */
    public Detection detect(TcpStream stream, Keystrokes keystrokes) {
        return detect(stream, keystrokes, null);
    }

    private Detection detect(TcpStream stream, Keystrokes keystrokes, Tokens tokens) {
        String host = stream.host() == null ? "" : stream.host();
        Reading reading = new Reading(stream.id(), host, host + ":" + stream.port(), keystrokes, tokens);
        reading.messages("tcp", stream.messages(), true);
        reading.answers();
        reading.messages("tcp", stream.messages(), false);
        return reading.detection();
    }

    /** Host and path, without the query that changes from key to key. */
    private static String endpoint(Exchange exchange) {
        int query = exchange.url().indexOf('?');
        return query < 0 ? exchange.url() : exchange.url().substring(0, query);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One exchange being read, under one budget. */
    private final class Reading {

        private final Sightings sightings;
        private final OpaquePieces opaque;
        private final Budget budget = new Budget(limits);
        private final String exchange;
        private final String host;
        private final Tokens tokens;

        Reading(String exchange, String host, String endpoint, Keystrokes keystrokes, Tokens tokens) {
            this.exchange = exchange;
            this.host = host;
            this.tokens = tokens;
            sightings = new Sightings(exchange, host, endpoint, keystrokes);
            opaque = new OpaquePieces(exchange, host);
        }

        void answers() {
            sightings.direction(false);
            opaque.direction(false);
        }

        void message(Message message) {
            message.headers().forEach(header -> header("header", header));
            int before = findings();
            body(message.body());
            if (findings() == before) {
                Envelope.around(message).ifPresent(reason -> opaque.add("body", message.body().size(), reason));
            }
            message.trailers().forEach(header -> header("trailer", header));
        }

        private void header(String where, Header header) {
            boolean cookie = header.name().equalsIgnoreCase("cookie") || header.name().equalsIgnoreCase("set-cookie");
            byte[] value = utf8(header.value());
            Node root = cookie ? Node.root("cookie", value) : Node.root(where, "header " + header.name(), value);
            HarmlessHeaders harmless = sightings.ofRequest() ? headersOfRequests : headersOfAnswers;
            if (!harmless.contains(header)) {
                int before = findings();
                read(root);
                if (TELLING_NAME.matcher(header.name()).find()) {
                    read(Node.root(where, "header name", utf8(header.name())));
                }
                if (findings() == before) {
                    harmless.add(header);
                }
            }
        }

        private void body(Body body) {
            read(Node.root("body", body.bytes()));
            if (!body.complete()) {
                String missing = body.failure() == null ? "only " + body.bytes().length + " bytes were recorded"
                        : body.failure();
                opaque.add("body", body.size(), "not fully read: " + missing);
            }
        }

        void messages(String where, List<StreamMessage> messages, boolean fromClient) {
            messages.stream().filter(message -> message.fromClient() == fromClient)
                    .forEach(message -> read(Node.root(where, message.bytes())));
        }

        private int findings() {
            return sightings.noticed() + opaque.size() + (tokens == null ? 0 : tokens.size());
        }

        void read(Node root) {
            if (root.length() > 0) {
                boolean request = sightings.ofRequest();
                DecodeTree.Reader search = new Search(lookup, request ? inRequests : inAnswers, budget, sightings, opaque);
                (request ? requests : answers).read(root, budget,
                        tokens == null ? search : tokens.beside(search, exchange, host, request));
                budget.takeReached().forEach(reason -> opaque.add(root.trail().get(0), root.length(), reason));
            }
        }

        Detection detection() {
            return new Detection(sightings.strongestFirst(), opaque.all());
        }
    }
}
