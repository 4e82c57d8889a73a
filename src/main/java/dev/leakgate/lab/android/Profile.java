package dev.leakgate.lab.android;

import dev.leakgate.yaml.ShippedFiles;
import dev.leakgate.yaml.YamlException;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlNode.Mapping;
import dev.leakgate.yaml.YamlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A phone model as data: what all phones of that model have in common.
 *
 * @param title      what people call it: {@code Redmi Note 8}
 * @param rooted     {@code su} is there
 * @param launcher   package of the home screen
 * @param systemApps app files that are part of the firmware
 * @param properties for {@code getprop}
 * @param settings   initial values by namespace
 * @param personal   what somebody left on it
 * @param assumed    keys whose value is a guess, not taken from a published source
 */
public record Profile(String title, Display display, boolean rooted, String launcher, List<String> systemApps,
                      Map<String, String> properties, Map<String, Map<String, String>> settings, Numbering numbering,
                      Personal personal, List<String> assumed) {

    private static final YamlSchema SCHEMA = YamlSchema.of("phone");

    /** Pixels; {@code density} in dots per inch. */
    public record Display(int width, int height, int density, int statusBar) {
    }

    /**
     * The fixed first digits of a model's identifiers.
     *
     * @param tac         type allocation code of the IMEI, 8 digits
     * @param mac         first three bytes of MAC addresses, {@code 64:cc:2e}
     * @param plmn        mobile country and network code of the SIM, 5 digits
     * @param callingCode country calling code of the SIM
     */
    public record Numbering(String tac, String mac, String plmn, String callingCode) {
    }

    /** @param accounts names and types, {@code somebody/com.xiaomi} */
    public record Personal(int contacts, int messages, List<String> accounts) {
    }

    /**
     * @param nameOrPath a shipped profile such as {@code redmi-note-8}, or the path of a YAML file
     * @throws YamlException naming file, line and the allowed words
     */
    public static Profile read(String nameOrPath) {
        Mapping m = SCHEMA.check(nameOrPath.endsWith(".yaml") ? YamlFile.read(Path.of(nameOrPath)) : shipped(nameOrPath)).asMapping();
        Mapping d = m.get("display").asMapping();
        Mapping n = m.get("numbering").asMapping();
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        m.find("settings").ifPresent(s -> s.asMapping().entries().forEach((space, values) -> settings.put(space, texts(values))));
        return new Profile(m.text("title"),
                new Display(whole(d, "width"), whole(d, "height"), whole(d, "density"), whole(d, "statusBar")),
                m.get("rooted").asBoolean(), m.text("launcher"), m.texts("systemApps"), texts(m.get("properties")), settings,
                new Numbering(n.text("tac"), n.text("mac"), n.text("plmn"), n.text("callingCode")), personal(m), m.texts("assumed"));
    }

    private static Personal personal(Mapping m) {
        return m.find("personal").map(YamlNode::asMapping).map(p -> new Personal(whole(p, "contacts"), whole(p, "messages"), p.texts("accounts")))
                .orElse(new Personal(0, 0, List.of()));
    }

    /** Android API level. */
    public int sdk() {
        return Integer.parseInt(properties.get("ro.build.version.sdk"));
    }

    private static YamlNode shipped(String name) {
        String resource = "/lab/phones/" + name + ".yaml";
        try (InputStream in = Profile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new YamlException("there is no phone profile '" + name + "'; a profile is a path that ends in .yaml, or one of "
                        + String.join(", ", ShippedFiles.names("/lab/phones")));
            }
            return YamlFile.parse(resource.substring(1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new YamlException(resource + ": cannot be read (" + e + ")");
        }
    }

    private static int whole(Mapping m, String key) {
        return (int) m.get(key).asLong();
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.asMapping().entries().forEach((k, v) -> texts.put(k, v.asText()));
        return texts;
    }
}
