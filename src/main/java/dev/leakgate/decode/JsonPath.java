package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/** Where in a JSON text a value stands, kept as links and written out only when somebody asks. */
final class JsonPath {

    private final JsonPath parent;
    private final byte[] bytes;
    private final int keyFrom;
    private final int keyTo;
    private final int index;

    private JsonPath(JsonPath parent, byte[] bytes, int keyFrom, int keyTo, int index) {
        this.parent = parent;
        this.bytes = bytes;
        this.keyFrom = keyFrom;
        this.keyTo = keyTo;
        this.index = index;
    }

    static JsonPath root() {
        return new JsonPath(null, null, 0, 0, -1);
    }

    JsonPath key(byte[] bytes, int from, int to) {
        return new JsonPath(this, bytes, from, to, -1);
    }

    JsonPath index(int index) {
        return new JsonPath(this, null, 0, 0, index);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("json $");
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.write(text);
        if (bytes == null) {
            text.append('[').append(index).append(']');
        } else {
            text.append('.').append(new String(bytes, keyFrom, keyTo - keyFrom, StandardCharsets.UTF_8));
        }
    }
}
