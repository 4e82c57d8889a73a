package dev.leakgate.lab;

import dev.leakgate.lab.fault.Fault;
import dev.leakgate.lab.fault.FaultFile;
import dev.leakgate.lab.internet.Wires;
import dev.leakgate.yaml.YamlException;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlNode.Mapping;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which phones a lab plays.
 *
 * @param seed  of every identifier and of everything an app draws
 * @param life  how often these phones were played before and lost all they knew: their apps draw something else each time
 * @param wires what the phones are plugged into
 */
record LabFile(long seed, long life, List<Entry> phones, Wires wires) {

    private static final YamlSchema SCHEMA = YamlSchema.of("lab");

    /**
     * One phone.
     *
     * @param profile  name or path of its model
     * @param apps     names or paths of the apps on it, besides those of the firmware
     * @param switches first values of data items of its apps
     * @param faults   what goes wrong on it
     * @param trusts   path of a PEM certificate that is part of its firmware besides the usual ones
     * @param port     0 for any free one
     * @param place    where it stands, {@code lab.yaml:4}
     */
    record Entry(String name, String profile, List<String> apps, Map<String, String> switches, List<Fault> faults,
                 Optional<Path> trusts, int port, String place) {
    }

    /** @throws YamlException naming file, line and the allowed words */
    static LabFile read(Path file) {
        Mapping root = SCHEMA.check(YamlFile.read(file)).asMapping();
        List<Entry> phones = new ArrayList<>();
        for (YamlNode node : root.list("phones")) {
            Entry entry = entry(node.asMapping());
            phones.stream().filter(p -> p.name.equals(entry.name)).findFirst().ifPresent(other -> {
                throw node.error("the phone '" + entry.name + "' stands already at " + other.place + "; give one of them another name");
            });
            phones.add(entry);
        }
        Wires wires = root.find("network").map(YamlNode::asMapping).map(n -> Wires.of(n.text("address"), n.text("resolver"))).orElse(Wires.none());
        return new LabFile(root.get("seed").asLong(), root.find("life").map(YamlNode::asLong).orElse(0L), phones, wires);
    }

    private static Entry entry(Mapping m) {
        Map<String, String> switches = new LinkedHashMap<>();
        m.find("switches").ifPresent(s -> s.asMapping().entries().forEach((k, v) -> switches.put(k, v.asText())));
        int port = m.find("port").map(p -> (int) p.asLong()).orElse(0);
        return new Entry(m.text("name"), m.text("profile"), m.texts("apps"), switches,
                m.find("faults").map(FaultFile::read).orElse(List.of()),
                m.find("trusts").map(t -> Path.of(t.asText())), port, m.place());
    }
}
