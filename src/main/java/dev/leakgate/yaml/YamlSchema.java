package dev.leakgate.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON schema (draft 2020-12, a resource under {@code /schema}) that YAML files are checked against. An error names
 * file and line, the word that is wrong and the words that are allowed there.
 */
public final class YamlSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schema;
    private final Validator validator;
    private final URI id;

    private YamlSchema(JsonNode schema) {
        this.schema = schema;
        this.validator = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
        this.id = validator.registerSchema(schema);
    }

    /** @param name of the resource {@code /schema/<name>.json} */
    public static YamlSchema of(String name) {
        try (InputStream in = YamlSchema.class.getResourceAsStream("/schema/" + name + ".json")) {
            return new YamlSchema(JSON.readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException("schema " + name + " is not readable", e);
        }
    }

    /** @throws YamlException with the deepest, most telling error of the first place that is wrong */
    public YamlNode check(YamlNode root) {
        Validator.Result result = validator.validate(id, (Object) JSON.valueToTree(root.value()));
        if (result.isValid()) {
            return root;
        }
        Error error = result.getErrors().stream().max(java.util.Comparator.comparingInt(YamlSchema::telling)).orElseThrow();
        throw explain(root, error);
    }

    /** Unknown keys say most, then wrong words, then whatever lies deepest in the file. */
    private static int telling(Error error) {
        int depth = error.getInstanceLocation().split("/").length;
        return unknownKey(error) ? 1000 + depth : "enum".equals(error.getKeyword()) ? 500 + depth : depth;
    }

    private static boolean unknownKey(Error error) {
        return error.getSchemaLocation().endsWith("/additionalProperties");
    }

    private YamlException explain(YamlNode root, Error error) {
        List<String> steps = pointer(error.getInstanceLocation());
        JsonNode rule = schema.at(fragment(error.getSchemaLocation()));
        if (unknownKey(error)) {
            YamlNode parent = find(root, steps.subList(0, steps.size() - 1));
            String key = steps.get(steps.size() - 1);
            YamlNode at = find(root, steps);
            List<String> allowed = names(schema.at(parentOf(fragment(error.getSchemaLocation()))).path("properties"));
            return (at == root ? parent : at).error(Allowed.insteadOf("'" + key + "'", key, allowed));
        }
        YamlNode at = find(root, steps);
        if ("enum".equals(error.getKeyword())) {
            JsonNode words = rule.isArray() ? rule : rule.path("enum");
            List<String> allowed = new ArrayList<>();
            words.forEach(w -> allowed.add(w.asText()));
            return at.error(Allowed.insteadOf(at.describe(), String.valueOf(at.value()), allowed));
        }
        String last = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
        String named = last.isEmpty() || last.matches("\\d+") ? "this" : "'" + last + "'";
        JsonNode described = rule.isObject() && rule.has(error.getKeyword()) ? rule : schema.at(parentOf(fragment(error.getSchemaLocation())));
        return at.error(new Complaint(error.getKeyword(), described, at, named).text(error.getError()));
    }

    private static YamlNode find(YamlNode node, List<String> steps) {
        for (String step : steps) {
            YamlNode next = node instanceof YamlNode.Mapping m ? m.entries().get(step)
                    : node instanceof YamlNode.Sequence s ? s.items().get(Integer.parseInt(step)) : null;
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private static List<String> pointer(String location) {
        List<String> steps = new ArrayList<>();
        for (String step : fragment(location).split("/")) {
            if (!step.isEmpty()) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return steps;
    }

    private static String fragment(String location) {
        String pointer = location.substring(location.indexOf('#') + 1);
        return java.net.URLDecoder.decode(pointer, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String parentOf(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
