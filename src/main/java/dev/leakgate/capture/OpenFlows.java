package dev.leakgate.capture;

import dev.leakgate.traffic.Frame;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is going on at the moment: requests without their full answer, WebSockets, streams. A journal that begins now
 * begins with them, so that what they still carry has a host.
 */
final class OpenFlows {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Map<String, Frame> flows = new LinkedHashMap<>();
    private final Set<String> switched = new HashSet<>();

    void see(Frame frame) {
        String id = frame.text("x");
        switch (frame.event()) {
            case "request", "tcp" -> flows.put(id, carried(frame));
            case "response" -> {
                if (frame.head().path("status").asInt() == SWITCHING_PROTOCOLS) {
                    switched.add(id);
                }
            }
            case "response_end" -> {
                if (!switched.contains(id)) {
                    flows.remove(id);
                }
            }
            case "failed", "websocket_end", "tcp_end" -> {
                flows.remove(id);
                switched.remove(id);
            }
            default -> { }
        }
    }

    List<Frame> carried() {
        return List.copyOf(flows.values());
    }

    private static Frame carried(Frame frame) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String field : List.of("x", "client", "time", "method", "version", "host", "port")) {
            if (frame.head().hasNonNull(field)) {
                fields.put(field, frame.head().get(field));
            }
        }
        String url = frame.text("url");
        if (url != null) {
            int path = url.indexOf('/', url.indexOf("://") + 3);
            fields.put("url", path < 0 ? url : url.substring(0, path + 1));
        }
        fields.put("carried", true);
        return Frame.of(frame.event(), fields);
    }
}
