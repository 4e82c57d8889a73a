package dev.leakgate.lab.app;

import dev.leakgate.yaml.ShippedFiles;
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
import java.util.Optional;

/**
 * The text of an app file, joined with the files it extends: mappings are merged key by key, anything else is replaced,
 * and a key without a value takes away what was inherited. Of two files extended, the later one goes first.
 */
record AppSource(String name, YamlNode.Mapping root) {

    private static final YamlSchema SCHEMA = YamlSchema.of("app");

    /** @param changes words of files {@code /lab/faults/<word>.yaml} that are laid over the app's */
    static AppSource load(String nameOrPath, List<String> changes) {
        Path file = Path.of(nameOrPath);
        boolean isPath = nameOrPath.endsWith(".yaml");
        String name = isPath ? file.getFileName().toString().replaceFirst("\\.yaml$", "") : nameOrPath;
        YamlNode.Mapping root = joined(isPath ? YamlFile.read(file) : shipped(nameOrPath, null), List.of(name));
        for (String change : changes) {
            root = merged(root, SCHEMA.check(resource("/lab/faults/" + change + ".yaml").orElseThrow()).asMapping());
        }
        return new AppSource(name, root);
    }

    private static YamlNode.Mapping joined(YamlNode node, List<String> line) {
        YamlNode.Mapping own = SCHEMA.check(node).asMapping();
        YamlNode.Mapping inherited = new YamlNode.Mapping(own.place(), Map.of());
        for (String parent : own.texts("extends")) {
            inherited = merged(inherited, parent(own.get("extends"), parent, line));
        }
        return merged(inherited, own);
    }

    /** @param line of files, each extended by the one before it */
    private static YamlNode.Mapping parent(YamlNode asked, String parent, List<String> line) {
        List<String> longer = new ArrayList<>(line);
        longer.add(parent);
        if (line.contains(parent)) {
            throw asked.error("'" + parent + "' extends itself: " + String.join(" extends ", longer));
        }
        return joined(shipped(parent, asked), longer);
    }

    private static YamlNode shipped(String name, YamlNode asked) {
        return resource("/lab/apps/" + name + ".yaml").orElseThrow(() -> {
            String message = "there is no app '" + name + "'; an app is a path that ends in .yaml, or one of "
                    + String.join(", ", ShippedFiles.names("/lab/apps"));
            return asked == null ? new YamlException(message) : asked.error(message);
        });
    }

    private static Optional<YamlNode> resource(String name) {
        try (InputStream in = AppSource.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty()
                    : Optional.of(YamlFile.parse(name.substring(1), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new YamlException(name + ": cannot be read (" + e + ")");
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
