package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.ChannelSign;
import dev.leakgate.judge.policy.Endpoint;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * That an incognito session sent nothing proves something only when the vendor's telemetry was able to send: with the app
 * data of this session, in normal mode before incognito or by fetching its configuration. An SDK that is switched off is
 * silent, too. The same holds of a session whose terms were refused; there it is the control page's turn that shows it.
 */
final class ChannelNotAlive implements Rule {

    private static final int MOST_BYTES = 1 << 20;

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        List<ChannelSign> signs = evidence.record().map(SessionRecord::channel).orElse(List.of());
        boolean refused = evidence.session().state().equals(PlannedSession.CONSENT_REFUSED);
        boolean expected = (refused || evidence.session().mode().equals("incognito")) && evidence.record().isPresent();
        if (!expected
                || evidence.capture().exchanges().stream().anyMatch(e -> signs.stream().anyMatch(s -> shows(e, s)))) {
            return List.of();
        }
        String hosts = String.join(", ", signs.stream().map(ChannelSign::host).distinct().toList());
        return List.of(Charge.gap(evidence.session().id(), "channel-not-alive", hosts, "Nothing shows that "
                + evidence.session().title() + " was able to report in this session, so its silence " + (refused ? "without consent" : "in incognito") + " proves nothing: "
                + (hosts.isEmpty() ? "no request" : "no request to " + hosts) + " was answered as 'channel' in scenarios/browsers/"
                + evidence.session().browser() + ".yaml asks. See that the phone reaches it and that the vendor's configuration"
                + " does not switch reporting off, then run again."));
    }

    private static boolean shows(Exchange exchange, ChannelSign sign) {
        return new Endpoint(sign.method(), sign.host(), sign.path(), false).fits(exchange)
                && exchange.answer().filter(a -> a.status() < 400 && (sign.answer() == null || text(a).contains(sign.answer()))).isPresent();
    }

    private static String text(Response answer) {
        byte[] bytes = answer.message().body().bytes();
        boolean packed = answer.message().header("content-encoding").filter("gzip"::equalsIgnoreCase).isPresent();
        try (InputStream in = packed ? new GZIPInputStream(new ByteArrayInputStream(bytes)) : new ByteArrayInputStream(bytes)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
