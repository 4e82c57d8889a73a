package dev.leakgate.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML 1.2 into {@link YamlNode}s; plain data only, duplicate keys are errors. */
public final class YamlFile {

    private static final String INDENTATION = ": this line stands further in or out than the lines that it belongs to";

    private final String name;

    private YamlFile(String name) {
        this.name = name;
    }

    /** @throws YamlException when the file cannot be read or is not YAML */
    public static YamlNode read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new YamlException(file + ": there is no such file");
        } catch (IOException e) {
            throw new YamlException(file + ": cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        }
    }

    /** @param name what messages call the text */
    public static YamlNode parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).setUseMarks(true).setAllowDuplicateKeys(false).build();
        try {
            Node root = new Compose(settings).composeString(text)
                    .orElseThrow(() -> new YamlException(name + ": is empty"));
            return new YamlFile(name).node(root);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
            throw new YamlException(name + line + ": " + e.getProblem() + (e.getProblem().contains("<block") ? INDENTATION : ""));
        } catch (YamlEngineException e) {
            throw new YamlException(name + ": " + e.getMessage());
        }
    }

    private YamlNode node(Node node) {
        String place = name + node.getStartMark().map(Mark::getLine).map(l -> ":" + (l + 1)).orElse("");
        if (node instanceof MappingNode m) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            for (NodeTuple t : m.getValue()) {
                YamlNode key = node(t.getKeyNode());
                if (entries.put(key.asText(), node(t.getValueNode())) != null) {
                    throw key.error("'" + key.asText() + "' stands here twice");
                }
            }
            return new YamlNode.Mapping(place, entries);
        }
        if (node instanceof SequenceNode s) {
            List<YamlNode> items = new ArrayList<>();
            s.getValue().forEach(n -> items.add(node(n)));
            return new YamlNode.Sequence(place, items);
        }
        return new YamlNode.Scalar(place, scalar((ScalarNode) node));
    }

    /** What is too long for a number is kept as text. */
    private static Object whole(String text) {
        try {
            return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16)
                    : text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** What is too great for a number, as the serial number 8e123456, is kept as text. */
    private static Object fraction(String text) {
        double number = Double.parseDouble(text.replace(".inf", "Infinity").replace(".nan", "NaN"));
        return Double.isFinite(number) || text.contains(".") ? (Object) number : text;
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        if (tag.equals(Tag.INT)) {
            return whole(text);
        }
        return tag.equals(Tag.FLOAT) ? fraction(text) : text;
    }
}
