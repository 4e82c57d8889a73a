package dev.leakgate.destination;

import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The table {@code /destination/vendors.yaml}: whose domains, apps and networks these are. */
public final class Vendors {

    private static final String FILE = "/destination/vendors.yaml";
    private static final Vendors SHIPPED = read();

    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, String> apps = new HashMap<>();
    private final Map<Long, String> networks = new HashMap<>();

    private Vendors(YamlNode.Mapping table) {
        for (YamlNode node : table.list("vendors")) {
            YamlNode.Mapping vendor = node.asMapping();
            String name = vendor.text("name");
            for (YamlNode entry : vendor.list("domains")) {
                YamlNode.Mapping domain = entry.asMapping();
                owners.put(domain.text("domain"), new Owner(domain.text("domain"), name, domain.text("registered-in", ""),
                        domain.text("source", "")));
            }
            vendor.find("apps").ifPresent(a -> vendor.texts("apps").forEach(app -> apps.put(app, name)));
        }
        table.list("networks").forEach(n -> networks.put(n.asMapping().get("asn").asLong(), n.asMapping().text("name")));
    }

    public static Vendors shipped() {
        return SHIPPED;
    }

    private static Vendors read() {
        try (InputStream in = Vendors.class.getResourceAsStream(FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Vendors(YamlSchema.of("vendors").check(YamlFile.parse(FILE, text)).asMapping());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** Whose domain a host is under; the vendor is empty when the table does not know. */
    public Owner owner(String host) {
        String domain = registrable(host);
        return Optional.ofNullable(owners.get(domain)).orElse(new Owner(domain, "", "", ""));
    }

    /** Who makes an app, by the beginning of its package's name. */
    public Optional<String> makerOf(String packageName) {
        return apps.entrySet().stream().filter(a -> packageName.equals(a.getKey()) || packageName.startsWith(a.getKey() + "."))
                .map(Map.Entry::getValue).findFirst();
    }

    /** The name that people know a network by, else the one it is registered under. */
    String network(Server server) {
        return networks.getOrDefault(server.asn(), server.network());
    }

    /** The registrable domain by the public suffix list; the host itself when it is an address or such a suffix. */
    public static String registrable(String host) {
        try {
            String domain = new HttpUrl.Builder().scheme("https").host(host).build().topPrivateDomain();
            return domain == null ? host : domain;
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
