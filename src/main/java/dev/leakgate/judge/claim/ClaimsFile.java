package dev.leakgate.judge.claim;

import dev.leakgate.judge.claim.Claim.Leaks;
import dev.leakgate.judge.claim.Claim.Tests;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the claims that a run is to answer. */
final class ClaimsFile {

    private static final YamlSchema SCHEMA = YamlSchema.of("claims");
    private static final YamlNode.Mapping NOTHING = new YamlNode.Mapping("", new LinkedHashMap<>(Map.of()));

    private ClaimsFile() {
    }

    static List<Claim> read(Path file) {
        YamlNode.Mapping root = SCHEMA.check(YamlFile.read(file)).asMapping();
        return root.list("claims").stream().map(c -> claim(c.asMapping(), root.text("about", ""))).toList();
    }

    private static Claim claim(YamlNode.Mapping claim, String maker) {
        YamlNode.Mapping tests = within(claim, "tested-by");
        YamlNode.Mapping looks = within(claim, "looks-at");
        YamlNode.Mapping to = within(looks, "to");
        return new Claim(claim.text("id"), claim.text("sentence"), claim.text("by"), claim.text("source"),
                claim.text("says").equals("sent"),
                new Tests(tests.texts("scenarios"), maker, tests.text("mode", ""), tests.text("browser", ""),
                        tests.text("model", ""), tests.text("switch", "")),
                new Leaks(looks.texts("kinds"), to.text("country", ""), to.text("network", ""), to.text("registered-in", ""),
                        to.find("stranger").isPresent(), looks.text("through", "")),
                claim.text("not-testable", ""));
    }

    private static YamlNode.Mapping within(YamlNode.Mapping mapping, String key) {
        return mapping.find(key).map(YamlNode::asMapping).orElse(NOTHING);
    }
}
