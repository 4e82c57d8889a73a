package dev.leakgate.lab.android.apk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Android's compiled XML, as specified by {@code ResourceTypes.h}: string pool, then elements. Little-endian. */
final class BinaryXml {

    private static final int STRING_POOL = 0x0001;
    private static final int START_ELEMENT = 0x0102;
    private static final int UTF8 = 0x100;
    private static final int NONE = -1;

    private final ByteBuffer data;
    private final List<String> strings = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();

    /** A start tag. Attribute values are texts, numbers in decimal; references to resources are numbers too. */
    record Element(String name, Map<String, String> attributes) {
    }

    private BinaryXml(byte[] bytes) {
        data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Start tags in document order. */
    static List<Element> read(byte[] bytes) {
        BinaryXml xml = new BinaryXml(bytes);
        int end = xml.data.getInt(4);
        for (int at = xml.data.getShort(2); at < end; at += xml.data.getInt(at + 4)) {
            switch (xml.data.getShort(at)) {
                case STRING_POOL -> xml.readStrings(at);
                case START_ELEMENT -> xml.readElement(at);
                default -> {
                    // namespaces, end tags and the resource map say nothing we need
                }
            }
        }
        return xml.elements;
    }

    private void readStrings(int chunk) {
        int count = data.getInt(chunk + 8);
        boolean utf8 = (data.getInt(chunk + 16) & UTF8) != 0;
        int texts = chunk + data.getInt(chunk + 20);
        for (int i = 0; i < count; i++) {
            int at = texts + data.getInt(chunk + data.getShort(chunk + 2) + 4 * i);
            strings.add(utf8 ? utf8(at) : utf16(at));
        }
    }

    /** Length in characters, length in bytes, each one or two bytes; then the text. */
    private String utf8(int start) {
        int at = start + (data.get(start) < 0 ? 2 : 1);
        int length = data.get(at++) & 0xff;
        if (length > 0x7f) {
            length = (length & 0x7f) << 8 | data.get(at++) & 0xff;
        }
        return new String(data.array(), at, length, StandardCharsets.UTF_8);
    }

    private String utf16(int start) {
        int at = start + 2;
        int length = data.getShort(start) & 0xffff;
        if (length > 0x7fff) {
            length = (length & 0x7fff) << 16 | data.getShort(at) & 0xffff;
            at += 2;
        }
        return new String(data.array(), at, 2 * length, StandardCharsets.UTF_16LE);
    }

    private void readElement(int chunk) {
        int body = chunk + data.getShort(chunk + 2);
        Map<String, String> attributes = new LinkedHashMap<>();
        int first = body + data.getShort(body + 8);
        int size = data.getShort(body + 10);
        for (int i = 0; i < data.getShort(body + 12); i++) {
            int at = first + i * size;
            int raw = data.getInt(at + 8);
            int value = data.getInt(at + 16);
            attributes.put(strings.get(data.getInt(at + 4)), raw != NONE ? strings.get(raw) : String.valueOf(value));
        }
        elements.add(new Element(strings.get(data.getInt(body + 4)), attributes));
    }
}
