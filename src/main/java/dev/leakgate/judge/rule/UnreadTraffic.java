package dev.leakgate.judge.rule;

import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.policy.Policy.Unreadable;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.leak.Opaque;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.TcpStream;
import dev.leakgate.traffic.Unread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Traffic that was seen and could not be read may hide any secret. It is told once for each host; what it makes of
 * the session is the policy's to say. Traffic to our own hosts hides nothing from us, and what broke off in an attempt
 * that broke was sent again in the next. Of what other apps do, only their uploads that cannot be read are told, with
 * the phone.
 */
final class UnreadTraffic implements Rule {

    /** What is told once. */
    private record Key(String to, Unreadable sort, String host) {
    }

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Map<Key, Charge> charges = new LinkedHashMap<>();
        Map<String, Exchange> exchanges = evidence.exchanges();
        for (Unread unread : evidence.capture().unread()) {
            boolean expected = evidence.untrusting(unread.time())
                    && (unread.kind() == Unread.Kind.TLS_REFUSED || unread.kind() == Unread.Kind.NO_REQUEST);
            if (unread.kind() != Unread.Kind.RECORDER_FAULT && !expected && evidence.witness().inScope(unread.actor())) {
                add(charges, evidence, sort(unread.kind()), unread.host(), "", unread.reason());
            }
        }
        for (Exchange exchange : evidence.capture().exchanges()) {
            if (cutShort(exchange) && evidence.witness().inScope(exchange.actor())) {
                String why = exchange.request().body().failure() != null ? exchange.request().body().failure() : exchange.failure();
                add(charges, evidence, Unreadable.CUT_SHORT, exchange.host(), exchange.id(), why);
            }
        }
        for (TcpStream stream : evidence.capture().streams()) {
            if (stream.failure() != null && evidence.witness().inScope(stream.actor())) {
                add(charges, evidence, Unreadable.CUT_SHORT, stream.host(), stream.id(), stream.failure());
            }
        }
        for (Opaque opaque : evidence.detection().opaque()) {
            Exchange exchange = exchanges.get(opaque.exchange());
            boolean told = exchange != null && cutShort(exchange);
            if (opaque.request() && !told && !known(opaque, exchange, evidence)) {
                add(charges, evidence, Unreadable.OPAQUE_UPLOAD, opaque.host(), opaque.exchange(),
                        opaque.size() + " bytes in its " + opaque.where() + ": " + opaque.reason());
            }
        }
        return List.copyOf(charges.values());
    }

    /** In the address of a service's request, known by its shape, it is known what cannot be read. */
    private static boolean known(Opaque opaque, Exchange exchange, SessionEvidence evidence) {
        return exchange != null && opaque.where().equals("url") && evidence.policy().shaped(exchange);
    }

    private static Unreadable sort(Unread.Kind kind) {
        return switch (kind) {
            case TLS_REFUSED -> Unreadable.TLS_REFUSED;
            case NO_REQUEST -> Unreadable.NO_REQUEST;
            case CUT_SHORT, RECORDER_FAULT -> Unreadable.CUT_SHORT;
        };
    }

    private static boolean cutShort(Exchange exchange) {
        Body body = exchange.request().body();
        return !body.complete() || exchange.failure() != null && body.size() < announced(exchange);
    }

    private static long announced(Exchange exchange) {
        return exchange.request().header("content-length").filter(v -> v.matches("\\d{1,18}")).map(Long::parseLong).orElse(0L);
    }

    private static void add(Map<Key, Charge> charges, SessionEvidence evidence, Unreadable sort, String host,
                            String exchange, String why) {
        Policy.Weight weight = evidence.policy().unread().get(sort);
        boolean ownBreak = evidence.repeated() && (sort == Unreadable.CUT_SHORT || sort == Unreadable.NO_REQUEST);
        if (weight == Policy.Weight.IGNORED || evidence.policy().ours(host) || ownBreak) {
            return;
        }
        String to = exchange.isEmpty() || evidence.inScope(exchange) ? evidence.session().id() : evidence.phone().id();
        String named = host == null || host.isEmpty() ? "an unknown host" : host;
        String sentence = evidence.redaction().of(told(sort) + named + (why == null ? "" : ": " + why) + ". " + cure(sort));
        Verdict verdict = weight == Policy.Weight.FAIL ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        charges.putIfAbsent(new Key(to, sort, named), new Charge(to, verdict,
                Finding.gap(sort.word(), evidence.redaction().of(named), evidence.exchangeId(exchange), sentence)));
    }

    private static String told(Unreadable sort) {
        return switch (sort) {
            case TLS_REFUSED, NO_REQUEST -> "Nothing could be read of a connection to ";
            case CUT_SHORT -> "Not all could be read of a request to ";
            case OPAQUE_UPLOAD -> "What it holds could not be read of an upload to ";
        };
    }

    private static String cure(Unreadable sort) {
        return switch (sort) {
            case TLS_REFUSED -> "Check that the phone trusts the bench's CA; if only this app refuses it, it pins its"
                    + " certificates and needs a build without pinning.";
            case NO_REQUEST -> "Run again; if it happens each time, the app pins its certificates: it needs a build without pinning.";
            case CUT_SHORT -> "Run again.";
            case OPAQUE_UPLOAD -> "Ask the vendor for the encoding, or for a build that does not encrypt it.";
        };
    }
}
