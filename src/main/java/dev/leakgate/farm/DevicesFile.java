package dev.leakgate.farm;

import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The phones of a farm, from {@code devices.yaml}.
 *
 * @param address where phones reach this machine; loopback unless said otherwise, which only virtual phones can reach
 */
public record DevicesFile(List<FarmPhone> phones, String address) {

    private static final YamlSchema SCHEMA = YamlSchema.of("devices");
    private static final YamlSchema FAULTS = YamlSchema.of("faults");

    /** @throws dev.leakgate.yaml.YamlException naming file, line and the allowed words */
    public static DevicesFile read(Path file) {
        YamlNode.Mapping root = SCHEMA.check(YamlFile.read(file)).asMapping();
        Map<String, FarmPhone> phones = new LinkedHashMap<>();
        for (YamlNode node : root.list("phones")) {
            for (FarmPhone phone : phones(node.asMapping())) {
                FarmPhone other = phones.put(phone.id(), phone);
                if (other != null) {
                    throw node.error("the phone '" + phone.id() + "' stands already at " + other.place()
                            + "; give one of them another 'id:'");
                }
            }
        }
        String address = root.find("bench").map(b -> b.asMapping().text("address", "127.0.0.1")).orElse("127.0.0.1");
        return new DevicesFile(List.copyOf(phones.values()), address);
    }

    public boolean anyVirtual() {
        return phones.stream().anyMatch(p -> p.virtual().isPresent());
    }

    /** One, or as many of a model as {@code any:} says. */
    private static List<FarmPhone> phones(YamlNode.Mapping m) {
        String id = m.text("id", slug(m.text("model")));
        return m.find("any").map(any -> LongStream.rangeClosed(1, any.asLong()).mapToObj(n -> phone(m, id + "-" + n)).toList())
                .orElseGet(() -> List.of(phone(m, id)));
    }

    private static FarmPhone phone(YamlNode.Mapping m, String id) {
        Optional<FarmPhone.Virtual> virtual = m.find("virtual").map(YamlNode::asMapping)
                .map(v -> new FarmPhone.Virtual(v.text("profile"), v.texts("apps"), texts(v, "switches"), v.find("faults").map(DevicesFile::faults)));
        Optional<String> udid = m.find("udid").map(YamlNode::asText);
        if (Stream.of(virtual.isPresent(), udid.isPresent(), m.find("any").isPresent()).filter(given -> given).count() != 1) {
            throw m.error("the phone '" + m.text("model") + "' needs either 'udid:' (a real phone, as adb devices shows it), 'any:' (so many "
                    + "connected phones of that model) or 'virtual:'");
        }
        return new FarmPhone(id, m.text("model"), udid, virtual, m.texts("browsers"),
                m.find("switch").map(YamlNode::asText),
                m.find("flush").map(f -> OptionalDouble.of(f.asDouble())).orElse(OptionalDouble.empty()),
                texts(m, "identifiers"), m.list("consent").stream().map(n -> n.asWord(Consent.class, Consent::word)).collect(Collectors.toSet()),
                m.list("holds").stream().map(n -> n.asWord(PersonalData.class, PersonalData::word)).collect(Collectors.toSet()), m.place());
    }

    /** The lab reads them; a list is checked here, too, because only here its lines are known. */
    private static Object faults(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            FAULTS.check(new YamlNode.Mapping(node.place(), Map.of("faults", list)));
        }
        return node.value();
    }

    private static Map<String, String> texts(YamlNode.Mapping m, String key) {
        Map<String, String> texts = new HashMap<>();
        m.find(key).ifPresent(n -> n.asMapping().entries().forEach((k, v) -> texts.put(k, v.asText())));
        return Map.copyOf(texts);
    }

    private static String slug(String model) {
        return model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
