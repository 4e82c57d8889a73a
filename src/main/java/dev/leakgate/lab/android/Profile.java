package dev.leakgate.lab.android;

import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A phone model as data: what all phones of that model have in common.
 *
 * @param title      what people call it: {@code Redmi Note 8}
 * @param rooted     {@code su} is there
 * @param launcher   package of the home screen
 * @param systemApps app files that are part of the firmware
 * @param properties for {@code getprop}
 * @param settings   initial values by namespace
 * @param assumed    keys whose value is a guess, not taken from a published source
 */
public record Profile(String title, Display display, boolean rooted, String launcher, List<String> systemApps,
                      Map<String, String> properties, Map<String, Map<String, String>> settings, Numbering numbering,
                      List<String> assumed) {

    private static final Set<String> KEYS = Set.of("title", "display", "rooted", "launcher", "systemApps", "properties",
            "settings", "numbering", "assumed");

    /** Pixels; {@code density} in dots per inch. */
    public record Display(int width, int height, int density, int statusBar) {
    }

    /**
     * The fixed first digits of a model's identifiers.
     *
     * @param tac type allocation code of the IMEI, 8 digits
     * @param mac first three bytes of MAC addresses, {@code 64:cc:2e}
     * @param plmn mobile country and network code of the SIM, 5 digits
     * @param callingCode country calling code of the SIM
     */
    public record Numbering(String tac, String mac, String plmn, String callingCode) {
    }

    public static Profile read(YamlNode node) {
        Mapping m = node.asMapping();
        m.entries().forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw value.error("'" + key + "' is not a key of a phone profile, allowed are "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        });
        Mapping d = m.get("display").asMapping();
        Mapping n = m.get("numbering").asMapping();
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        m.find("settings").ifPresent(s -> s.asMapping().entries().forEach((space, values) -> settings.put(space, texts(values))));
        Profile profile = new Profile(m.text("title"),
                new Display(pixels(d, "width"), pixels(d, "height"), pixels(d, "density"), pixels(d, "statusBar")),
                m.get("rooted").asBoolean(), m.text("launcher"), m.texts("systemApps"), texts(m.get("properties")), settings,
                new Numbering(n.text("tac"), n.text("mac"), n.text("plmn"), n.text("callingCode")), m.texts("assumed"));
        for (String p : List.of("ro.build.version.sdk", "ro.build.version.release", "ro.product.model", "ro.product.name",
                "ro.product.device", "ro.product.brand", "ro.product.manufacturer", "persist.sys.locale", "persist.sys.timezone")) {
            if (!profile.properties.containsKey(p)) {
                throw m.get("properties").error("property '" + p + "' is missing");
            }
        }
        return profile;
    }

    /** Android API level. */
    public int sdk() {
        return Integer.parseInt(properties.get("ro.build.version.sdk"));
    }

    private static int pixels(Mapping m, String key) {
        return (int) m.get(key).asLong();
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.asMapping().entries().forEach((k, v) -> texts.put(k, v.asText()));
        return texts;
    }
}
