package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event as the recorder tells it and the {@link Journal} keeps it, see there for its bytes and its fields.
 *
 * @param head   a JSON object: {@code e} is the kind of event, {@code t} its time
 * @param bodies the bytes that go with it, usually none or one
 * @param bytes  the whole frame as it crossed the socket, its length first
 */
public record Frame(JsonNode head, List<byte[]> bodies, byte[] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longest frame that is believed; a body held back whole is far shorter. */
    private static final int LONGEST = 1 << 30;

    /** The next frame; empty at the end, also when the end cuts a frame off. */
    public static Optional<Frame> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            int length = data.readInt();
            if (length < 4 || length > LONGEST) {
                throw new IOException("no frame is " + Integer.toUnsignedString(length) + " bytes long");
            }
            byte[] rest = data.readNBytes(length);
            return rest.length == length ? Optional.of(parse(rest)) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** A frame of our own: the harness notes what the recorder cannot. */
    public static Frame of(String event, Map<String, ?> fields) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("e", event);
        head.put("t", System.currentTimeMillis() / 1000.0);
        head.putAll(fields);
        try {
            byte[] text = JSON.writeValueAsBytes(head);
            byte[] rest = ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array();
            return parse(rest);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + head, e);
        }
    }

    private static Frame parse(byte[] rest) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(rest);
        int text = buffer.getInt();
        if (text < 0 || text > rest.length - 4) {
            throw new IOException("a frame of " + rest.length + " bytes has no JSON of " + text);
        }
        JsonNode head;
        try {
            head = JSON.readTree(rest, 4, text);
        } catch (JsonProcessingException e) {
            throw new IOException("a frame's JSON cannot be read: " + e.getOriginalMessage(), e);
        }
        List<byte[]> bodies = new ArrayList<>();
        int at = 4 + text;
        for (JsonNode length : head.path("b")) {
            if (length.asInt() < 0 || length.asInt() > rest.length - at) {
                throw new IOException("a frame of " + rest.length + " bytes has no body of " + length);
            }
            bodies.add(Arrays.copyOfRange(rest, at, at += length.asInt()));
        }
        byte[] whole = ByteBuffer.allocate(4 + rest.length).putInt(rest.length).put(rest).array();
        return new Frame(head, bodies, whole);
    }

    public String event() {
        return head.path("e").asText();
    }

    /** A text field, or null when it is missing or null. */
    public String text(String field) {
        return head.path(field).asText(null);
    }

    /** The one body, empty when there is none. */
    public byte[] body() {
        return bodies.isEmpty() ? new byte[0] : bodies.get(0);
    }
}
