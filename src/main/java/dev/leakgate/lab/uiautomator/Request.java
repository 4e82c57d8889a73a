package dev.leakgate.lab.uiautomator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.Map;

/**
 * One WebDriver command.
 *
 * @param path   variables of the route: {@code session}, {@code id} ...
 * @param body   an empty object when there was none
 */
record Request(Map<String, String> path, JsonNode body) {

    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    String text(String key) {
        if (!body.hasNonNull(key)) {
            throw new WebDriverException(Code.INVALID_ARGUMENT, "'" + key + "' is missing in " + body);
        }
        return body.get(key).asText();
    }

    String text(String key, String otherwise) {
        return body.hasNonNull(key) ? body.get(key).asText() : otherwise;
    }

    /** The id in an element object such as {@code {"element-6066-...": id}}, or "" when {@code node} is none. */
    static String elementId(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path(ELEMENT).asText(node.path("ELEMENT").asText(""));
    }

    /** The JSON object that stands for an element. */
    static Map<String, String> element(String id) {
        return Map.of("ELEMENT", id, ELEMENT, id);
    }
}
