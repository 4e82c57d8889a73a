package dev.leakgate.lab.app;

import dev.leakgate.lab.fault.FaultKind;
import dev.leakgate.lab.fault.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Takes batches of events to a channel's collector, in the channel's protocol. Called without the app's lock. */
final class Courier {

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final Protocol protocol;
    private final Network network;
    private final Faults faults;
    private final Secrecy secrecy = new Secrecy();

    Courier(Protocol protocol, Network network, Faults faults) {
        this.protocol = protocol;
        this.network = network;
        this.faults = faults;
    }

    /**
     * @param collector its address and the headers for it
     * @param time      of sending, milliseconds since 1970
     * @return whether the collector took them
     */
    boolean deliver(Request collector, List<Map<String, Object>> events, long time) {
        List<Map<String, Object>> flushed = SensorsAnalytics.flushed(events, time);
        try {
            return switch (protocol) {
                case SENSORS_ANALYTICS -> post(collector, text(SensorsAnalytics.form(events, time)), FORM);
                case SENSORS_ANALYTICS_ENCRYPTED -> post(collector, text(secrecy.form(flushed, time)), FORM);
                case AES -> post(collector, secrecy.encrypted(flushed), BYTES);
                case SPOCK -> post(collector, text(MiuiTracking.form(events, time)), FORM);
                case ONETRACK -> post(MiuiTracking.oneTrack(collector, network.packageName(), time), secrecy.blockwise(MiuiTracking.json(events)), BYTES);
                case MISTAT -> post(collector, text(MiStat.form(events)), FORM);
                case WEBSOCKET -> network.message(collector, SensorsAnalytics.json(flushed));
                case TCP -> network.bytes(collector.url(), text(SensorsAnalytics.json(flushed) + "\n"));
            };
        } catch (IOException e) {
            return false;
        }
    }

    private boolean post(Request collector, byte[] body, MediaType type) throws IOException {
        boolean aborted = faults.strikes(FaultKind.UPLOAD_ABORTED, network.packageName());
        RequestBody upload = aborted ? new AbortedBody(body, type) : RequestBody.create(body, type);
        try (Response answer = network.call(collector.newBuilder().post(upload).build()).execute()) {
            return SensorsAnalytics.takes(answer.code());
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
