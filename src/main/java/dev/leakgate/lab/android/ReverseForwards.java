package dev.leakgate.lab.android;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * {@code adb reverse}: ports of the phone's loopback that lead to ports of the host's. The phone lives on the host, so
 * its apps are sent to the host's port directly.
 */
final class ReverseForwards {

    private static final int FIRST_FREE_PORT = 40000;

    private final Map<Integer, String> targets = new ConcurrentSkipListMap<>();

    /** Answers a request as {@code reverse:} services do: OKAY or FAIL, and what was asked. */
    void answer(String request, OutputStream out) throws IOException {
        String[] verb = request.split(":", 2);
        switch (verb[0]) {
            case "forward" -> {
                String[] ends = verb[1].replaceFirst("^norebind:", "").split(";");
                int asked = port(ends[0]);
                int port = asked == 0 ? FIRST_FREE_PORT + targets.size() : asked;
                targets.put(port, ends[1]);
                write(out, "OKAY" + (asked == 0 ? counted(String.valueOf(port)) : ""));
            }
            case "killforward" -> write(out, targets.remove(port(verb[1])) == null ? "FAIL" + counted("listener '" + verb[1] + "' not found") : "OKAY");
            case "killforward-all" -> {
                targets.clear();
                write(out, "OKAY");
            }
            case "list-forward" -> write(out, counted(targets.entrySet().stream()
                    .map(t -> "host-1 tcp:" + t.getKey() + " " + t.getValue() + "\n").collect(Collectors.joining())));
            default -> write(out, "FAIL" + counted("unknown reverse request " + request));
        }
    }

    void clear() {
        targets.clear();
    }

    /** {@code host:port} where a proxy at {@code address} really is. */
    String resolve(String address) {
        int colon = address.lastIndexOf(':');
        boolean loopback = address.startsWith("127.0.0.1:") || address.startsWith("localhost:");
        String target = loopback ? targets.get(Integer.parseInt(address.substring(colon + 1))) : null;
        return target == null ? address : "127.0.0.1:" + port(target);
    }

    /** Where a connection to a port of the phone leads; null when the port is not reversed. */
    String target(int port) {
        return targets.get(port);
    }

    private static int port(String socket) {
        return Integer.parseInt(socket.substring(socket.indexOf(':') + 1));
    }

    private static String counted(String text) {
        return String.format("%04x", text.getBytes(StandardCharsets.UTF_8).length) + text;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
