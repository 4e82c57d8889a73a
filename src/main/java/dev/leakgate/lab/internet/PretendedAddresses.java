package dev.leakgate.lab.internet;

import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The addresses that the lab's hosts pretend to have, from {@code /lab/internet/addresses.yaml}. An answer tells its
 * own as a proxy tells its next hop: {@code Proxy-Status} of RFC 9209.
 */
final class PretendedAddresses {

    static final String HEADER = "Proxy-Status";

    private static final String FILE = "/lab/internet/addresses.yaml";

    private final Map<Pattern, String> addresses = new LinkedHashMap<>();

    private PretendedAddresses() {
    }

    static PretendedAddresses shipped() {
        try (InputStream in = PretendedAddresses.class.getResourceAsStream(FILE)) {
            PretendedAddresses shipped = new PretendedAddresses();
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (YamlNode node : YamlSchema.of("addresses").check(YamlFile.parse(FILE, yaml)).asMapping().list("addresses")) {
                String address = node.asMapping().text("address");
                node.asMapping().texts("hosts").forEach(h -> shipped.addresses.put(Answers.pattern(h), address));
            }
            return shipped;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** The header's value for an answer of this host. */
    String header(String host) {
        String address = addresses.entrySet().stream().filter(a -> a.getKey().matcher(host).matches())
                .map(Map.Entry::getValue).findFirst().orElseThrow();
        return "lab-internet; next-hop=\"" + address + "\"";
    }
}
