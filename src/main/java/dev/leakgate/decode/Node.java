package dev.leakgate.decode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stretch of bytes somewhere between the wire and a secret, and the step that led to it. Steps are kept as objects
 * and become text only when somebody asks for the trail, which for clean traffic is never.
 */
public final class Node {

    final byte[] bytes;
    final int from;
    final int to;
    private final Node parent;
    private final Object step;
    private final boolean slice;
    private final int depth;
    private final int height;
    private Shape shape;
    private TokenRuns runs;

    private Node(byte[] bytes, int from, int to, Node parent, Object step, boolean slice, int depth) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.parent = parent;
        this.step = step;
        this.slice = slice;
        this.depth = depth;
        this.height = parent == null ? 0 : parent.height + 1;
    }

    /** Where reading begins, e.g. {@code body}. */
    public static Node root(String where, byte[] bytes) {
        return new Node(bytes, 0, bytes.length, null, where, false, 0);
    }

    /** Where reading begins when there are several such places, e.g. {@code header} and {@code header Referer}. */
    public static Node root(String where, String name, byte[] bytes) {
        return new Node(bytes, 0, bytes.length, root(where, bytes), name, false, 0);
    }

    /** Part of these very bytes, in the same array. */
    Node slice(Object step, int from, int to) {
        return new Node(bytes, from, to, this, step, true, depth);
    }

    /** What these bytes turn into: one layer deeper. */
    Node decoded(Object step, byte[] bytes, int length) {
        return new Node(bytes, 0, length, this, step, false, depth + 1);
    }

    public byte[] array() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** True when the bytes are part of the parent's, so that whoever searched the parent has searched these. */
    public boolean isSlice() {
        return slice;
    }

    /** The value of a named field of a form, a query or a cookie, in which a plus sign may be a space. */
    public boolean isField() {
        return step instanceof Field;
    }

    public Node parent() {
        return parent;
    }

    /** Layers of encoding undone so far. */
    public int depth() {
        return depth;
    }

    /** Steps of any sort from the wire to here, parts of parts included. */
    int height() {
        return height;
    }

    public Shape shape() {
        if (shape == null) {
            shape = Shape.of(bytes, from, to);
        }
        return shape;
    }

    /** Where characters of base64 stand in a row. */
    public TokenRuns runs() {
        if (runs == null) {
            runs = TokenRuns.in(bytes, from, to);
        }
        return runs;
    }

    /** Nearly as many different values as so many bytes of noise would have: encrypted or compressed. */
    boolean looksLikeNoise() {
        if (shape().isPlainText()) {
            return false;
        }
        boolean[] seen = new boolean[256];
        int different = 0;
        for (int i = from; i < to; i++) {
            different += seen[bytes[i] & 0xFF] ? 0 : 1;
            seen[bytes[i] & 0xFF] = true;
        }
        return different >= 0.6 * 256 * (1 - Math.pow(255.0 / 256, length()));
    }

    /** What stands alone may be, unless it can be read; a part of something must look so. */
    boolean mayBeCompressed() {
        return parent == null ? !Text.readable(bytes, from, to) : looksLikeNoise();
    }

    /** The bytes as Latin-1, one character for each byte. */
    public String latin1() {
        return new String(bytes, from, length(), StandardCharsets.ISO_8859_1);
    }

    public String utf8() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }

    /** This node's own step as text. */
    public String step() {
        return step.toString();
    }

    /** The step itself, for a decoder that must know how its input came about. */
    Object cameBy() {
        return step;
    }

    /** Whether that step was one on the way from the wire to here. */
    public boolean cameThrough(String step) {
        return step.equals(step()) || parent != null && parent.cameThrough(step);
    }

    /** On the way here something was undone that nearly anything can be undone with, on a guess. */
    public boolean isUnderDisguise() {
        return cameBy() instanceof Disguise || parent != null && parent.isUnderDisguise();
    }

    /** All steps from the wire to here. */
    public List<String> trail() {
        List<String> steps = new ArrayList<>();
        for (Node node = this; node != null; node = node.parent) {
            if (!node.step().isEmpty()) {
                steps.add(node.step());
            }
        }
        Collections.reverse(steps);
        return steps;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, from, length());
    }

    int at(int index) {
        return bytes[from + index] & 0xFF;
    }

    boolean startsWith(String latin1) {
        return startsWith(from, latin1);
    }

    /** @param position absolute position in the array */
    boolean startsWith(int position, String latin1) {
        if (position < from || to - position < latin1.length()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((bytes[position + i] & 0xFF) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Absolute position of the next such byte, or {@code to} when there is none. */
    int next(int position, char value) {
        int i = position;
        while (i < to && bytes[i] != (byte) value) {
            i++;
        }
        return i;
    }
}
