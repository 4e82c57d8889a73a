package dev.leakgate.lab.fault;

import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlNode.Mapping;
import dev.leakgate.yaml.YamlNode.Sequence;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fault script: a YAML file with {@code faults:}, or that list itself within another file. An entry says what goes
 * wrong ({@code fault: adb-drops}), in which app, from which moment on ({@code at: {search: 2}}), how often
 * ({@code times: 3}) and, where that means something, how long ({@code seconds: 5}).
 */
public final class FaultFile {

    private static final YamlSchema SCHEMA = YamlSchema.of("faults");

    private static final double USUAL_SECONDS = 1;

    private FaultFile() {
    }

    /**
     * @param node path of a file, or a list of faults
     * @throws dev.leakgate.yaml.YamlException naming file, line and the allowed words
     */
    public static List<Fault> read(YamlNode node) {
        YamlNode root = node instanceof Sequence list ? new Mapping(node.place(), Map.of("faults", list))
                : YamlFile.read(Path.of(node.asText()));
        return SCHEMA.check(root).asMapping().list("faults").stream().map(n -> fault(n.asMapping())).toList();
    }

    private static Fault fault(Mapping node) {
        FaultKind kind = node.get("fault").asWord(FaultKind.class, FaultKind::word);
        Optional<Moment> from = node.find("at").map(n -> moment(n.asMapping()));
        if (kind.isEvent() && from.isEmpty()) {
            throw node.error("'" + kind.word() + "' happens at a moment: add 'at:', such as 'at: {search: 1}' or 'at: {seconds: 5}'");
        }
        if (kind.isLasting() && (from.isPresent() || node.find("times").isPresent())) {
            throw node.error("'" + kind.word() + "' is so from the start and stays so: leave out 'at:' and 'times:'");
        }
        int usually = kind.isEvent() ? 1 : Integer.MAX_VALUE;
        return new Fault(kind, node.find("app").map(YamlNode::asText), from,
                node.find("times").map(n -> (int) n.asLong()).orElse(usually),
                Duration.ofMillis(Math.round(node.find("seconds").map(YamlNode::asDouble).orElse(USUAL_SECONDS) * 1000)), node.place());
    }

    private static Moment moment(Mapping node) {
        Map.Entry<String, YamlNode> only = node.entries().entrySet().iterator().next();
        return new Moment(only.getKey(), only.getValue().asDouble());
    }
}
