package dev.leakgate.phone.apk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes Android's compiled XML, as far as a manifest needs it: string pool, map of resource ids, one namespace, elements
 * (AOSP, {@code ResourceTypes.h}). Little-endian; all chunks are padded to 4 bytes.
 */
final class CompiledXml {

    private static final String ANDROID = "http://schemas.android.com/apk/res/android";
    private static final int XML = 0x0003;
    private static final int STRING_POOL = 0x0001;
    private static final int RESOURCE_MAP = 0x0180;
    private static final int START_NAMESPACE = 0x0100;
    private static final int END_NAMESPACE = 0x0101;
    private static final int START_ELEMENT = 0x0102;
    private static final int END_ELEMENT = 0x0103;
    private static final int STRING = 0x03;
    private static final int DECIMAL = 0x10;
    private static final int BOOLEAN = 0x12;
    private static final int NONE = -1;

    /**
     * @param resource id of the attribute's name; 0 for one outside the namespace
     * @param text     null for a number or a truth value
     */
    record Attribute(String name, int resource, int type, String text, int number) {
    }

    static Attribute text(String name, String value) {
        return text(name, 0, value);
    }

    static Attribute text(String name, int resource, String value) {
        return new Attribute(name, resource, STRING, value, 0);
    }

    static Attribute number(String name, int resource, int value) {
        return new Attribute(name, resource, DECIMAL, null, value);
    }

    static Attribute no(String name, int resource) {
        return new Attribute(name, resource, BOOLEAN, null, 0);
    }

    private record Tag(boolean start, String name, List<Attribute> attributes) {
    }

    private final List<Tag> tags = new ArrayList<>();

    /** @param attributes in the order of their resource ids, as Android looks them up; those without one last */
    CompiledXml start(String name, Attribute... attributes) {
        tags.add(new Tag(true, name, List.of(attributes)));
        return this;
    }

    CompiledXml end(String name) {
        tags.add(new Tag(false, name, List.of()));
        return this;
    }

    byte[] bytes() {
        TreeMap<Integer, String> resources = new TreeMap<>();
        tags.stream().flatMap(t -> t.attributes.stream()).filter(a -> a.resource != 0).forEach(a -> resources.put(a.resource, a.name));
        // The map of resource ids speaks of the first strings of the pool.
        List<String> strings = Stream.of(resources.values().stream(), Stream.of("android", ANDROID), tags.stream().flatMap(CompiledXml::strings))
                .flatMap(s -> s).distinct().toList();
        List<byte[]> chunks = new ArrayList<>(List.of(pool(strings), map(List.copyOf(resources.keySet())),
                node(START_NAMESPACE, strings.indexOf("android"), strings.indexOf(ANDROID))));
        tags.forEach(t -> chunks.add(t.start ? start(t, strings) : node(END_ELEMENT, NONE, strings.indexOf(t.name))));
        chunks.add(node(END_NAMESPACE, strings.indexOf("android"), strings.indexOf(ANDROID)));
        return chunk(XML, new byte[0], joined(chunks));
    }

    private static Stream<String> strings(Tag tag) {
        return Stream.concat(Stream.of(tag.name), tag.attributes.stream()
                .flatMap(a -> a.text == null ? Stream.of(a.name) : Stream.of(a.name, a.text)));
    }

    private static byte[] pool(List<String> strings) {
        int header = 28 + 4 * strings.size();
        List<byte[]> texts = strings.stream()
                .map(s -> joined(List.of(shorts(s.length()), s.getBytes(StandardCharsets.UTF_16LE), shorts(0)))).toList();
        int[] offsets = new int[strings.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + texts.get(i - 1).length;
        }
        return chunk(STRING_POOL, ints(strings.size(), 0, 0, header, 0), joined(List.of(ints(offsets), joined(texts))));
    }

    private static byte[] map(List<Integer> ids) {
        return chunk(RESOURCE_MAP, new byte[0], ints(ids.stream().mapToInt(i -> i).toArray()));
    }

    /** A node of the tree: line 1, no comment. */
    private static byte[] node(int type, int... body) {
        return chunk(type, ints(1, NONE), ints(body));
    }

    private static byte[] start(Tag tag, List<String> strings) {
        List<byte[]> body = new ArrayList<>();
        body.add(ints(NONE, strings.indexOf(tag.name)));
        body.add(shorts(20, 20, tag.attributes.size(), 0, 0, 0));
        for (Attribute a : tag.attributes) {
            int text = a.text == null ? NONE : strings.indexOf(a.text);
            body.add(ints(a.resource == 0 ? NONE : strings.indexOf(ANDROID), strings.indexOf(a.name), text));
            body.add(shorts(8, a.type << 8));
            body.add(ints(a.text == null ? a.number : text));
        }
        return chunk(START_ELEMENT, ints(1, NONE), joined(body));
    }

    /** @param header what follows type and sizes in the chunk's header */
    private static byte[] chunk(int type, byte[] header, byte[] body) {
        int size = (8 + header.length + body.length + 3) / 4 * 4;
        return Arrays.copyOf(joined(List.of(shorts(type, 8 + header.length), ints(size), header, body)), size);
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(v -> buffer.putShort((short) v));
        return buffer.array();
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteBuffer buffer = ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
        parts.forEach(buffer::put);
        return buffer.array();
    }
}
