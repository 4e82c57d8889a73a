package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Exports a capture as HAR 1.2 for other tools, with Chrome's {@code _webSocketMessages} and {@code _error}. Bodies
 * are shown with their content encoding undone, as HAR wants it; what is no text is base64, also in {@code postData},
 * which HAR has no word for ({@code _encoding}). The {@link Journal} holds more: streams that are no HTTP and what was
 * seen but not read do not fit into a HAR.
 */
public final class HarWriter implements AutoCloseable {

    private final JsonGenerator json;

    private HarWriter(JsonGenerator json) {
        this.json = json;
    }

    public static void write(Capture capture, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(capture, out);
        }
    }

    public static void write(Capture capture, OutputStream out) throws IOException {
        try (HarWriter writer = new HarWriter(new JsonFactory().createGenerator(out, JsonEncoding.UTF8))) {
            writer.log(capture);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void log(Capture capture) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", "Leakgate");
        json.writeStringField("version", "1");
        json.writeEndObject();
        if (!capture.streams().isEmpty() || !capture.unread().isEmpty() || !capture.closed()) {
            json.writeStringField("comment", ("Not in this file: %d streams that are no HTTP, %d connections seen but "
                    + "not read.%s").formatted(capture.streams().size(), capture.unread().size(),
                            capture.closed() ? "" : " The capture is not complete."));
        }
        json.writeArrayFieldStart("entries");
        for (Exchange exchange : capture.exchanges()) {
            if (!exchange.isLookUp()) {
                entry(exchange);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void entry(Exchange exchange) throws IOException {
        json.writeStartObject();
        json.writeStringField("startedDateTime", exchange.time().toString());
        json.writeNumberField("time", 0);
        json.writeObjectFieldStart("request");
        json.writeStringField("method", exchange.method());
        json.writeStringField("url", exchange.url());
        query(exchange.url());
        postData(exchange.request());
        message(exchange.httpVersion(), exchange.request());
        json.writeEndObject();
        response(exchange);
        json.writeObjectFieldStart("cache");
        json.writeEndObject();
        json.writeObjectFieldStart("timings");
        for (String phase : List.of("send", "wait", "receive")) {
            json.writeNumberField(phase, 0);
        }
        json.writeEndObject();
        if (!exchange.messages().isEmpty()) {
            messages(exchange.messages());
        }
        if (exchange.failure() != null) {
            json.writeStringField("_error", exchange.failure());
        }
        json.writeStringField("_id", exchange.id());
        if (exchange.server() != null) {
            json.writeStringField("serverIPAddress", exchange.server());
        }
        if (exchange.client() != null) {
            json.writeStringField("connection", exchange.client());
        }
        json.writeEndObject();
    }

    private void query(String url) throws IOException {
        json.writeArrayFieldStart("queryString");
        HttpUrl parsed = HttpUrl.parse(url);
        for (int i = 0; parsed != null && i < parsed.querySize(); i++) {
            String value = parsed.queryParameterValue(i);
            pair(parsed.queryParameterName(i), value == null ? "" : value);
        }
        json.writeEndArray();
    }

    private void postData(Message request) throws IOException {
        if (request.body().bytes().length == 0) {
            return;
        }
        HarBody body = HarBody.of(request);
        json.writeObjectFieldStart("postData");
        json.writeStringField("mimeType", request.header("content-type").orElse(""));
        text(body, "_encoding");
        json.writeEndObject();
    }

    private void response(Exchange exchange) throws IOException {
        json.writeObjectFieldStart("response");
        if (exchange.response() == null) {
            json.writeNumberField("status", 0);
            json.writeStringField("statusText", "");
            json.writeStringField("redirectURL", "");
            content("", new HarBody(new byte[0]));
            message(exchange.httpVersion(), new Message(List.of(), Body.EMPTY, List.of()));
        } else {
            Message answer = exchange.response().message();
            json.writeNumberField("status", exchange.response().status());
            json.writeStringField("statusText", "");
            json.writeStringField("redirectURL", answer.header("location").orElse(""));
            content(answer.header("content-type").orElse(""), HarBody.of(answer));
            message(exchange.httpVersion(), answer);
        }
        json.writeEndObject();
    }

    private void content(String mimeType, HarBody body) throws IOException {
        json.writeObjectFieldStart("content");
        json.writeNumberField("size", body.bytes().length);
        json.writeStringField("mimeType", mimeType);
        text(body, "encoding");
        json.writeEndObject();
    }

    private void text(HarBody body, String encodingField) throws IOException {
        if (body.text().isPresent()) {
            json.writeStringField("text", body.text().get());
        } else {
            json.writeStringField("text", Base64.getEncoder().encodeToString(body.bytes()));
            json.writeStringField(encodingField, "base64");
        }
    }

    private void message(String httpVersion, Message message) throws IOException {
        json.writeStringField("httpVersion", httpVersion);
        json.writeArrayFieldStart("cookies");
        json.writeEndArray();
        pairs("headers", message.headers());
        if (!message.trailers().isEmpty()) {
            pairs("_trailers", message.trailers());
        }
        json.writeNumberField("headersSize", -1);
        json.writeNumberField("bodySize", message.body().size());
    }

    private void pairs(String field, List<Header> headers) throws IOException {
        json.writeArrayFieldStart(field);
        for (Header header : headers) {
            pair(header.name(), header.value());
        }
        json.writeEndArray();
    }

    private void pair(String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void messages(List<StreamMessage> messages) throws IOException {
        json.writeArrayFieldStart("_webSocketMessages");
        for (StreamMessage message : messages) {
            json.writeStartObject();
            json.writeStringField("type", message.fromClient() ? "send" : "receive");
            json.writeNumberField("time", seconds(message.time()));
            json.writeNumberField("opcode", message.text() ? 1 : 2);
            json.writeStringField("data", message.text() ? new HarBody(message.bytes()).text().orElse("")
                    : Base64.getEncoder().encodeToString(message.bytes()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
