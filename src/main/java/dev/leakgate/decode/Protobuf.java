package dev.leakgate.decode;

/**
 * Protocol Buffers wire format, read without a schema: field numbers instead of names. There are no magic bytes, so
 * the fields must account for every byte. Numbers are handed over in decimal, as a person would write them.
 */
final class Protobuf implements Decoder {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int LARGEST_FIELD = 1 << 20;
    /** Smaller numbers are no identifiers. */
    private static final long SMALL = 1_000_000;

    /** A field number, and what it was printed from: a step that costs nothing until it is asked for. */
    private record Number(int field) {
        @Override
        public String toString() {
            return "protobuf " + field;
        }
    }

    /** What looks like nothing but text begins with a line feed at least, the tag of field 1 in bytes. */
    @Override
    public boolean suits(Shape shape) {
        return !shape.isPlainText() || shape.has('\n');
    }

    @Override
    public boolean suits(Node node) {
        if (node.length() < 2 || node.shape().isPlainText() && node.at(0) != '\n') {
            return false;
        }
        Varint tag = Varint.at(node.bytes, node.from, node.to);
        return tag != null && tag.value() >>> 3 > 0 && tag.value() >>> 3 < LARGEST_FIELD && wireType(tag) <= FIXED32
                && whole(node);
    }

    private static int wireType(Varint tag) {
        return (int) tag.value() & 7;
    }

    private static boolean whole(Node node) {
        int position = node.from;
        while (position < node.to) {
            Varint tag = Varint.at(node.bytes, position, node.to);
            if (tag == null || tag.value() >>> 3 == 0 || tag.value() >>> 3 >= LARGEST_FIELD) {
                return false;
            }
            position = end(node, tag);
            if (position < 0) {
                return false;
            }
        }
        return true;
    }

    /** Position after the field, or -1 when it does not fit. */
    private static int end(Node node, Varint tag) {
        long end = switch (wireType(tag)) {
            case VARINT -> {
                Varint value = Varint.at(node.bytes, tag.end(), node.to);
                yield value == null ? -1 : value.end();
            }
            case FIXED64 -> tag.end() + 8L;
            case FIXED32 -> tag.end() + 4L;
            case BYTES -> {
                Varint length = Varint.at(node.bytes, tag.end(), node.to);
                yield length == null || length.value() < 0 || length.value() > node.to ? -1
                        : length.end() + length.value();
            }
            default -> -1;
        };
        return end > node.to ? -1 : (int) end;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int position = node.from;
        while (position < node.to) {
            Varint tag = Varint.at(node.bytes, position, node.to);
            int end = end(node, tag);
            Number step = new Number((int) (tag.value() >>> 3));
            switch (wireType(tag)) {
                case BYTES -> children.slice(step, Varint.at(node.bytes, tag.end(), node.to).end(), end);
                case VARINT -> number(step, Varint.at(node.bytes, tag.end(), node.to).value(), children);
                case FIXED64 -> {
                    children.slice(step, tag.end(), end);
                    number(step, Bits.little64(node.bytes, tag.end()), children);
                }
                default -> number(step, Bits.little32(node.bytes, tag.end()) & 0xFFFFFFFFL, children);
            }
            position = end;
        }
        return true;
    }

    private static void number(Number step, long value, Children children) {
        if (value < 0 || value >= SMALL) {
            children.decoded(step, Long.toUnsignedString(value).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }
}
