package dev.leakgate.farm;

import dev.leakgate.yaml.ShippedFiles;
import dev.leakgate.yaml.YamlException;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The phones of a farm, from {@code devices.yaml}.
 *
 * @param address where phones reach this machine; loopback unless said otherwise, which only virtual phones can reach
 * @param named   udids of all phones that the file speaks of one by one, which {@code any:} does not speak for
 * @param grid    the Selenium Grid that the phones hang on; empty when this machine drives them itself
 * @param uplink  what the recorders send all traffic on to; empty for the internet itself, or the lab's
 */
public record DevicesFile(List<FarmPhone> phones, Set<String> named, String address, Optional<URI> grid, Optional<Uplink> uplink) {

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
                phones.values().stream().filter(p -> p != phone && p.udid().isPresent() && p.udid().equals(phone.udid())).findFirst().ifPresent(p -> {
                    throw node.error("the udid of '" + phone.id() + "' is that of '" + p.id() + "' at " + p.place()
                            + "; one phone has one entry, which may list several browsers");
                });
            }
        }
        Optional<URI> grid = root.find("grid").map(DevicesFile::address);
        if (grid.isPresent()) {
            phones.values().stream().filter(p -> p.virtual().isPresent() || p.appium().isPresent()).findFirst().ifPresent(p -> {
                throw new YamlException(p.place() + ": with a 'grid:' every phone hangs on one of its nodes; write its 'udid:' instead of "
                        + (p.virtual().isPresent() ? "'virtual:' and have the node play it" : "'appium:'"));
            });
        }
        Optional<YamlNode.Mapping> bench = root.find("bench").map(YamlNode::asMapping);
        String address = bench.map(b -> b.text("address", "127.0.0.1")).orElse("127.0.0.1");
        Optional<Uplink> uplink = bench.flatMap(b -> b.find("upstream")).map(YamlNode::asMapping)
                .map(u -> new Uplink(u.text("proxy"), file.resolveSibling(u.text("ca"))));
        Set<String> named = phones.values().stream().flatMap(p -> p.udid().stream()).collect(Collectors.toUnmodifiableSet());
        return new DevicesFile(List.copyOf(phones.values()), named, address, grid, uplink);
    }

    /** The same bench with some of its phones. */
    public DevicesFile only(List<FarmPhone> some) {
        return new DevicesFile(List.copyOf(some), named, address, grid, uplink);
    }

    private static URI address(YamlNode node) {
        try {
            URI address = new URI(node.asText());
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below, with the place
        }
        throw node.error("'" + node.asText() + "' is no address of a server; write it as http://host:port");
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
                .map(DevicesFile::virtual);
        Optional<String> udid = m.find("udid").map(YamlNode::asText);
        if (Stream.of(virtual.isPresent(), udid.isPresent(), m.find("any").isPresent()).filter(given -> given).count() != 1) {
            throw m.error("the phone '" + m.text("model") + "' needs either 'udid:' (a real phone, as adb devices shows it), 'any:' (so many "
                    + "connected phones of that model) or 'virtual:'");
        }
        Optional<URI> appium = m.find("appium").map(DevicesFile::address);
        if (appium.isPresent() && udid.isEmpty()) {
            throw m.error("the phone '" + m.text("model") + "' hangs on a server of its own ('appium:'), which only knows it by its 'udid:'");
        }
        return new FarmPhone(id, m.text("model"), udid, appium, virtual,
                m.find("capture").map(c -> c.asWord(CaptureWay.class, CaptureWay::word)).orElse(CaptureWay.PROXY), m.texts("browsers"), m.texts("references"),
                m.find("switch").map(YamlNode::asText),
                m.find("flush").map(f -> OptionalDouble.of(f.asDouble())).orElse(OptionalDouble.empty()),
                texts(m, "identifiers"), m.list("consent").stream().map(n -> n.asWord(Consent.class, Consent::word)).collect(Collectors.toSet()),
                m.list("holds").stream().map(n -> n.asWord(PersonalData.class, PersonalData::word)).collect(Collectors.toSet()), m.place());
    }

    private static FarmPhone.Virtual virtual(YamlNode.Mapping v) {
        ShippedFiles.check(v.get("profile"), "virtual phone", "/lab/phones");
        v.list("apps").forEach(app -> ShippedFiles.check(app, "app", "/lab/apps"));
        return new FarmPhone.Virtual(v.text("profile"), v.texts("apps"), texts(v, "switches"), v.find("faults").map(DevicesFile::faults),
                v.find("trusts").map(DevicesFile::file), v.find("network").map(DevicesFile::network));
    }

    /** The lab reads them; a list is checked here, too, because only here its lines are known. */
    private static Object faults(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            FAULTS.check(new YamlNode.Mapping(node.place(), Map.of("faults", list)));
        }
        return node.value();
    }

    private static String file(YamlNode node) {
        if (!Files.isRegularFile(Path.of(node.asText()))) {
            throw node.error("there is no file '" + node.asText() + "'");
        }
        return node.asText();
    }

    private static Map<String, String> texts(YamlNode.Mapping m, String key) {
        Map<String, String> texts = new HashMap<>();
        m.find(key).ifPresent(n -> n.asMapping().entries().forEach((k, v) -> texts.put(k, v.asText())));
        return Map.copyOf(texts);
    }

    private static FarmPhone.Network network(YamlNode node) {
        YamlNode.Mapping m = node.asMapping();
        return new FarmPhone.Network(m.text("namespace"), m.text("address"), m.text("resolver"));
    }

    private static String slug(String model) {
        return model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
