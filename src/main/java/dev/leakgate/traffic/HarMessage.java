package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One side of an entry while it is being read: {@code request} or {@code response} with all their spellings. */
final class HarMessage {

    private final String side;
    private final HarSkeleton entry;
    private final JsonFactory factory;
    private final List<Header> headers = new ArrayList<>();
    private final List<Header> cookies = new ArrayList<>();
    private final List<Header> trailers = new ArrayList<>();
    private final List<Header> params = new ArrayList<>();
    private HarString text;
    private String encoding = "";
    private long size;
    private String failure;

    /** @param entry what {@code factory}'s parsers, whose values are handed in, read from */
    HarMessage(String side, HarSkeleton entry, JsonFactory factory) {
        this.side = side;
        this.entry = entry;
        this.factory = factory;
    }

    void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "headers" -> pairs(value, headers);
            case "cookies" -> pairs(value, cookies);
            case "trailers", "_trailers" -> pairs(value, trailers);
            case "postData", "content", "_content" -> HarFields.of(value, this::content);
            case "bodySize" -> size = Math.max(size, value.getValueAsLong());
            case "_requestBodyStatus", "_responseBodyStatus" -> failure = "the HAR says of the " + side + " body: "
                    + value.getValueAsString();
            default -> value.skipChildren();
        }
    }

    /** {@code postData}, {@code content}, or HTTP Toolkit's {@code _content} for what is no text. */
    private void content(String name, JsonParser value) throws IOException {
        switch (name) {
            case "text" -> {
                HarString read = HarString.at(value, entry, factory);
                text = read == null || read.isEmpty() && text != null ? text : read;
            }
            case "encoding", "_encoding" -> encoding = value.getValueAsString("");
            case "params" -> pairs(value, params);
            case "size" -> size = Math.max(size, value.getValueAsLong());
            default -> value.skipChildren();
        }
    }

    private static void pairs(JsonParser value, List<Header> pairs) throws IOException {
        pairs.clear();
        HarFields.each(value, pair -> {
            String[] read = {"", ""};
            HarFields.of(pair, (name, part) -> {
                switch (name) {
                    case "name" -> read[0] = part.getValueAsString("");
                    case "value" -> read[1] = HarText.text(part.getValueAsString(""));
                    default -> part.skipChildren();
                }
            });
            pairs.add(new Header(read[0], read[1]));
        });
    }

    Message message() {
        List<Header> all = new ArrayList<>(headers);
        String cookieHeader = side.equals("request") ? "Cookie" : "Set-Cookie";
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(cookieHeader))) {
            cookies.forEach(cookie -> all.add(new Header(cookieHeader, cookie.name() + "=" + cookie.value())));
        }
        return new Message(all, body(), trailers);
    }

    private Body body() {
        byte[] bytes = text != null && !text.isEmpty() ? text.bytes(encoding) : form();
        if (bytes.length == 0 && size > 0 && failure == null && side.equals("request")) {
            return new Body(bytes, size, "the HAR does not hold the request body");
        }
        return new Body(bytes, failure == null ? bytes.length : Math.max(size, bytes.length), failure);
    }

    /** Some writers keep only the fields of a form. */
    private byte[] form() {
        return params.stream().map(param -> escaped(param.name()) + "=" + escaped(param.value()))
                .collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
