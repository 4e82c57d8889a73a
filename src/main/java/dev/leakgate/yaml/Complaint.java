package dev.leakgate.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong with a value, in words, by the keyword of the rule that it breaks (JSON Schema Validation, draft 2020-12).
 *
 * @param rule  the part of the schema that describes the value
 * @param named how the value is called: {@code 'udid'}, or {@code this}
 */
record Complaint(String keyword, JsonNode rule, YamlNode value, String named) {

    private static final Map<String, String> TYPES = Map.of("string", "a text", "array", "a list", "object", "a mapping (key: value)",
            "integer", "a whole number", "number", "a number", "boolean", "true or false", "null", "nothing");

    /** @param otherwise the validator's own words, for a rule that has none here */
    String text(String otherwise) {
        return switch (keyword) {
            case "type" -> named + " is " + (meantAsText() ? kind() + " and must be a text: put it in quotes" : value.describe() + " and must be " + type());
            case "required" -> missing() + " is missing here";
            case "minimum" -> named + " is " + value.describe() + ", the least is " + limit();
            case "maximum" -> named + " is " + value.describe() + ", the most is " + limit();
            case "exclusiveMinimum" -> named + " is " + value.describe() + " and must be more than " + limit();
            case "minItems" -> named + " needs at least " + limit() + " in its list";
            case "minLength" -> named + " is empty";
            case "pattern" -> named + " is " + value.describe() + " and must be " + rule.path("description").asText("of the form " + limit());
            default -> named + ": " + otherwise;
        };
    }

    private String limit() {
        return rule.path(keyword).asText();
    }

    private String type() {
        JsonNode type = rule.path("type");
        List<String> types = new ArrayList<>();
        type.forEach(t -> types.add(TYPES.getOrDefault(t.asText(), t.asText())));
        return types.isEmpty() ? TYPES.getOrDefault(type.asText(), type.asText()) : String.join(" or ", types);
    }

    /** A number or a yes was read where the writer meant the digits or the letters; which, may be somebody's secret. */
    private boolean meantAsText() {
        return rule.path("type").asText().equals("string") && (value.value() instanceof Number || value.value() instanceof Boolean);
    }

    private String kind() {
        return value.value() instanceof Number ? "a number" : "true or false";
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        rule.path("required").forEach(key -> {
            if (!(value instanceof YamlNode.Mapping m) || m.find(key.asText()).isEmpty()) {
                missing.add(key.asText());
            }
        });
        return missing.stream().map(key -> "'" + key + "'").collect(Collectors.joining(" and "));
    }
}
