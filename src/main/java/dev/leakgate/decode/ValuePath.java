package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/** Where in a JSON text, or in one of its binary kin, a value stands: links, written out only when somebody asks. */
final class ValuePath {

    private final String format;
    private final ValuePath parent;
    private final byte[] bytes;
    private final int keyFrom;
    private final int keyTo;
    private final int index;

    private ValuePath(String format, ValuePath parent, byte[] bytes, int keyFrom, int keyTo, int index) {
        this.format = format;
        this.parent = parent;
        this.bytes = bytes;
        this.keyFrom = keyFrom;
        this.keyTo = keyTo;
        this.index = index;
    }

    /** @param format the first word of the step, e.g. {@code json} */
    static ValuePath root(String format) {
        return new ValuePath(format, null, null, 0, 0, -1);
    }

    ValuePath key(byte[] bytes, int from, int to) {
        return new ValuePath(format, this, bytes, from, to, -1);
    }

    ValuePath index(int index) {
        return new ValuePath(format, this, null, 0, 0, index);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(format).append(" $");
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
