package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;

/** One element of Chrome's {@code _webSocketMessages} while it is being read; opcode 2 means base64. */
final class HarWebSocketMessage {

    private static final int BINARY = 2;

    private String type = "send";
    private int opcode = 1;
    private String encoding = "";
    private String data = "";
    private double seconds;

    void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "type" -> type = value.getValueAsString(type);
            case "opcode" -> opcode = value.getValueAsInt(opcode);
            case "data" -> data = value.getValueAsString("");
            case "encoding", "_encoding" -> encoding = value.getValueAsString("");
            case "time" -> seconds = value.getValueAsDouble();
            default -> value.skipChildren();
        }
    }

    StreamMessage message() {
        boolean text = opcode != BINARY;
        boolean fromClient = !type.equals("receive") && !type.equals("response");
        return new StreamMessage(Instant.ofEpochMilli((long) (seconds * 1000)), fromClient, text,
                HarText.bytes(data, text ? encoding : "base64"));
    }
}
