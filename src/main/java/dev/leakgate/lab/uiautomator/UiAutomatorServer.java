package dev.leakgate.lab.uiautomator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.adb.AdbStream;
import dev.leakgate.lab.android.Instrumentation;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Transcript;
import dev.leakgate.lab.fault.Fault;
import dev.leakgate.lab.fault.FaultKind;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The server's life: listens from {@code am instrument} until its session is deleted or it is killed. */
public final class UiAutomatorServer implements Instrumentation {

    private static final int PORT = 6790;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Between the answer to DELETE and the end, so that the answer gets out first. Milliseconds. */
    private static final int GRACE = 15;

    private final Phone phone;
    private final Runnable onEnd;
    private final Routes routes = new Routes();
    private final SessionRoutes session;
    private final Set<AdbStream> streams = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean finished;

    private UiAutomatorServer(Phone phone, Runnable onEnd) {
        this.phone = phone;
        this.onEnd = onEnd;
        Ui ui = new Ui(phone);
        session = SessionRoutes.addTo(routes);
        ElementRoutes.addTo(routes, phone, ui);
        AlertRoutes.addTo(routes, ui);
        GestureRoutes.addTo(routes, ui);
        DeviceRoutes.addTo(routes, phone, ui);
    }

    /** An {@link Instrumentation.Runner}. */
    public static Instrumentation start(Phone phone, Runnable onEnd) {
        return new UiAutomatorServer(phone, onEnd);
    }

    @Override
    public boolean listensOn(int port) {
        return port == PORT && ended.getCount() > 0;
    }

    @Override
    public void kill() {
        end(false);
    }

    @Override
    public boolean awaitEnd() throws InterruptedException {
        ended.await();
        return finished;
    }

    private void end(boolean byItself) {
        synchronized (ended) {
            if (ended.getCount() == 0) {
                return;
            }
            finished = byItself;
            onEnd.run();
            ended.countDown();
        }
        streams.forEach(AdbStream::close);
    }

    @Override
    public void serve(int port, AdbStream stream) throws IOException {
        streams.add(stream);
        try {
            Optional<HttpRequest> next = HttpRequest.read(stream.input());
            while (next.isPresent()) {
                HttpRequest request = next.get();
                boolean last = !request.keepsAlive();
                boolean farewell = answer(request, stream) && request.method().equals("DELETE") && request.path().matches("(/wd/hub)?/session/[^/]+/?");
                if (farewell) {
                    Thread.sleep(GRACE);
                    end(true);
                }
                next = last ? Optional.empty() : HttpRequest.read(stream.input());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    /** @return whether the command succeeded */
    private boolean answer(HttpRequest request, AdbStream stream) throws IOException {
        long start = System.nanoTime();
        int status = OK;
        Object value;
        try {
            slow();
            value = run(request);
        } catch (WebDriverException e) {
            status = e.code().status();
            value = failure(e.code(), e.getMessage());
        } catch (RuntimeException e) {
            status = Code.UNKNOWN_ERROR.status();
            value = failure(Code.UNKNOWN_ERROR, e.toString());
            phone.transcript().recordUnknown(Transcript.Kind.HTTP, request.method() + " " + request.path() + " failed: " + e);
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("sessionId", session.id().isEmpty() ? "None" : session.id());
        reply.put("value", value);
        byte[] body = JSON.writeValueAsBytes(reply);
        stream.output().write(response(status, body, request.keepsAlive()));
        phone.transcript().record(Transcript.Kind.HTTP, request.method() + " " + request.path(), facts(request, status, start));
        return status == OK;
    }

    /** A slow phone takes its time before each command. */
    private void slow() throws IOException {
        Optional<Fault> slow = phone.faults().strike(FaultKind.SLOW, phone.desktop().front());
        if (slow.isPresent()) {
            try {
                Thread.sleep(slow.get().takes().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server was ended");
            }
        }
    }

    private synchronized Object run(HttpRequest http) throws IOException {
        String path = http.path().replaceFirst("^/wd/hub", "");
        Optional<Routes.Match> match = routes.find(http.method(), path);
        if (match.isEmpty()) {
            phone.transcript().recordUnknown(Transcript.Kind.HTTP, http.method() + " " + path.replaceFirst("^/session/[^/]+", "/session/:s"));
            throw new WebDriverException(Code.UNKNOWN_COMMAND, "The requested resource could not be found, or a request was "
                    + "received using an HTTP method that is not supported by the mapped resource: " + http.method() + " " + path);
        }
        JsonNode body = http.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(http.body());
        Request request = new Request(match.get().path(), body);
        session.check(request);
        return match.get().handler().answer(request);
    }

    private static Map<String, String> failure(Code code, String message) {
        return Map.of("error", code.word(), "message", message, "stacktrace", "");
    }

    private static byte[] response(int status, byte[] body, boolean keepAlive) {
        String head = "HTTP/1.1 " + status + (status == OK ? " OK" : " Error") + "\r\nconnection: " + (keepAlive ? "keep-alive" : "close")
                + "\r\ncache-control: no-store\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static Map<String, Object> facts(HttpRequest request, int status, long start) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("status", status);
        facts.put("took", (System.nanoTime() - start) / 1_000_000);
        if (request.body().length > 0 && request.body().length < 2000) {
            facts.put("body", new String(request.body(), StandardCharsets.UTF_8));
        }
        return facts;
    }
}
