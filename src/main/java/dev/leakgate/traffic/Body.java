package dev.leakgate.traffic;

import java.util.Objects;

/**
 * The bytes of a body as they crossed the wire; a content encoding is not undone.
 *
 * @param bytes   what was recorded, possibly cut short
 * @param size    length on the wire in bytes, {@code >= bytes.length}
 * @param failure why bytes are missing, or null when the body is complete
 */
public record Body(byte[] bytes, long size, String failure) {

    public static final Body EMPTY = new Body(new byte[0], 0, null);

    public Body {
        Objects.requireNonNull(bytes, "bytes");
    }

    public static Body of(byte[] bytes) {
        return new Body(bytes, bytes.length, null);
    }

    public boolean complete() {
        return failure == null && size == bytes.length;
    }
}
