package dev.leakgate.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A value read from YAML that knows where it stands. Accessors throw {@link YamlException} with
 * {@code file:line: message}, so a reader of the file is always told where to look.
 */
public sealed interface YamlNode {

    /** {@code scenarios/trials/search-typed.yaml:7}. */
    String place();

    /** The plain Java value: String, Long, Double, Boolean, List, Map or null. */
    Object value();

    default YamlException error(String message) {
        return new YamlException(place() + ": " + message);
    }

    default Mapping asMapping() {
        if (this instanceof Mapping m) {
            return m;
        }
        throw error("expected a mapping (key: value), found " + describe());
    }

    default List<YamlNode> asList() {
        if (this instanceof Sequence s) {
            return s.items();
        }
        throw error("expected a list, found " + describe());
    }

    default String asText() {
        if (this instanceof Scalar s && s.value() != null) {
            return String.valueOf(s.value());
        }
        throw error("expected a text, found " + describe());
    }

    default long asLong() {
        if (value() instanceof Long n) {
            return n;
        }
        throw error("expected a whole number, found " + describe());
    }

    default double asDouble() {
        if (value() instanceof Number n) {
            return n.doubleValue();
        }
        throw error("expected a number, found " + describe());
    }

    default boolean asBoolean() {
        if (value() instanceof Boolean b) {
            return b;
        }
        throw error("expected true or false, found " + describe());
    }

    /** The constant whose word, as {@code word} gives it, stands here. */
    default <E extends Enum<E>> E asWord(Class<E> type, Function<E, String> word) {
        String text = asText();
        return Arrays.stream(type.getEnumConstants()).filter(c -> word.apply(c).equals(text)).findFirst()
                .orElseThrow(() -> error(Allowed.insteadOf("'" + text + "'", text, Arrays.stream(type.getEnumConstants()).map(word).toList())));
    }

    /** The value in words for an error message. */
    default String describe() {
        if (this instanceof Scalar s) {
            return s.value() == null ? "nothing" : "'" + s.value() + "'";
        }
        return this instanceof Mapping ? "a mapping" : "a list";
    }

    /** {@code key: value} pairs in the order of the file. */
    record Mapping(String place, Map<String, YamlNode> entries) implements YamlNode {

        @Override
        public Object value() {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries.forEach((k, v) -> plain.put(k, v.value()));
            return plain;
        }

        public Optional<YamlNode> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        public YamlNode get(String key) {
            return find(key).orElseThrow(() -> error("'" + key + "' is missing"));
        }

        public String text(String key) {
            return get(key).asText();
        }

        public String text(String key, String otherwise) {
            return find(key).map(YamlNode::asText).orElse(otherwise);
        }

        public List<YamlNode> list(String key) {
            return find(key).map(YamlNode::asList).orElse(List.of());
        }

        /** A list of texts; one text alone counts as a list of one; absent is empty. */
        public List<String> texts(String key) {
            return find(key).map(n -> n instanceof Sequence s ? s.items().stream().map(YamlNode::asText).toList()
                    : List.of(n.asText())).orElse(List.of());
        }
    }

    /** A list in the order of the file. */
    record Sequence(String place, List<YamlNode> items) implements YamlNode {
        @Override
        public Object value() {
            return items.stream().map(YamlNode::value).collect(Collectors.toCollection(java.util.ArrayList::new));
        }
    }

    /** A single value, or nothing. */
    record Scalar(String place, Object value) implements YamlNode {
    }
}
