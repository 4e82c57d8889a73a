package dev.leakgate.lab.app;

import dev.leakgate.yaml.YamlException;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of an app file, joined with the file it extends: mappings are merged key by key, anything else is replaced,
 * and a key without a value takes away what was inherited.
 */
record AppSource(String name, YamlNode.Mapping root) {

    private static final YamlSchema SCHEMA = YamlSchema.of("app");

    static AppSource load(String nameOrPath) {
        Path file = Path.of(nameOrPath);
        boolean isPath = nameOrPath.endsWith(".yaml");
        String name = isPath ? file.getFileName().toString().replaceFirst("\\.yaml$", "") : nameOrPath;
        return new AppSource(name, joined(isPath ? YamlFile.read(file) : shipped(nameOrPath, null), new ArrayList<>(List.of(name))));
    }

    private static YamlNode.Mapping joined(YamlNode node, List<String> line) {
        YamlNode.Mapping own = SCHEMA.check(node).asMapping();
        if (own.find("extends").isEmpty()) {
            return own;
        }
        YamlNode parent = own.get("extends");
        if (line.contains(parent.asText())) {
            throw parent.error("'" + parent.asText() + "' extends itself: " + String.join(" extends ", line));
        }
        line.add(parent.asText());
        return merged(joined(shipped(parent.asText(), parent), line), own);
    }

    private static YamlNode shipped(String name, YamlNode asked) {
        String resource = "/lab/apps/" + name + ".yaml";
        try (InputStream in = AppSource.class.getResourceAsStream(resource)) {
            if (in == null) {
                String message = "there is no app '" + name + "'; an app is a resource /lab/apps/<name>.yaml or a path that ends in .yaml";
                throw asked == null ? new YamlException(message) : asked.error(message);
            }
            return YamlFile.parse(resource.substring(1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new YamlException(resource + ": cannot be read (" + e + ")");
        }
    }

    private static YamlNode.Mapping merged(YamlNode.Mapping parent, YamlNode.Mapping own) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(parent.entries());
        own.entries().forEach((key, value) -> {
            if (value.value() == null) {
                entries.remove(key);
            } else if (value instanceof YamlNode.Mapping m && entries.get(key) instanceof YamlNode.Mapping p) {
                entries.put(key, merged(p, m));
            } else {
                entries.put(key, value);
            }
        });
        return new YamlNode.Mapping(own.place(), entries);
    }
}
