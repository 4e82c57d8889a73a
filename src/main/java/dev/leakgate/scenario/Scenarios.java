package dev.leakgate.scenario;

import dev.leakgate.secret.SecretKind;
import dev.leakgate.yaml.YamlException;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenarios and claims of a folder: {@code trials/*.yaml} and {@code claims.yaml}. */
public record Scenarios(List<Scenario> trials, Map<String, Claim> claims) {

    private static final YamlSchema TRIAL = YamlSchema.of("trial");
    private static final YamlSchema CLAIMS = YamlSchema.of("claims");

    /** @throws YamlException naming file, line and the allowed words */
    public static Scenarios read(Path folder) {
        List<Path> files = files(folder.resolve("trials")).toList();
        Map<String, Claim> claims = claims(folder.resolve("claims.yaml"), files.stream().map(Scenarios::slug).toList());
        List<Scenario> trials = files.stream().map(f -> trial(f, claims))
                .sorted(Comparator.comparing((Scenario s) -> !s.afterStart()).thenComparing(s -> s.watches().equals("actions"))
                        .thenComparing(Scenario::slug)).toList();
        return new Scenarios(trials, claims);
    }

    /** The YAML files of a folder in the order of their names; an empty folder is an error. */
    public static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new YamlException(folder + ": there is no such folder");
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> files = list.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            if (files.isEmpty()) {
                throw new YamlException(folder + ": holds no .yaml file, so there is nothing to run");
            }
            return files.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String slug(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static Map<String, Claim> claims(Path file, List<String> scenarios) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (YamlNode node : CLAIMS.check(YamlFile.read(file)).asMapping().list("claims")) {
            YamlNode.Mapping m = node.asMapping();
            List<YamlNode> testedBy = m.find("tested-by").map(t -> t.asMapping().list("scenarios")).orElse(List.of());
            testedBy.stream().filter(s -> !scenarios.contains(s.asText())).findFirst().ifPresent(s -> {
                throw s.error("the scenario '" + s.asText() + "' has no file in trials, known are " + String.join(", ", scenarios));
            });
            Claim claim = new Claim(m.text("id"), testedBy.stream().map(YamlNode::asText).toList());
            if (claims.put(claim.id(), claim) != null) {
                throw m.get("id").error("the claim '" + claim.id() + "' stands here twice");
            }
        }
        return claims;
    }

    private static Scenario trial(Path file, Map<String, Claim> claims) {
        YamlNode.Mapping m = TRIAL.check(YamlFile.read(file)).asMapping();
        List<String> tested = claims.values().stream().filter(c -> c.scenarios().contains(slug(file))).map(Claim::id).toList();
        List<Mode> modes = m.list("modes").stream().map(n -> n.asWord(Mode.class, Mode::word)).toList();
        return new Scenario(slug(file), m.text("title"), m.place(), tested, m.text("source", ""), modes, m.texts("tags"),
                m.find("when").isPresent(), m.text("watches", "canaries"),
                m.find("state").map(n -> n.asWord(State.class, State::word)), m.text("on", "browser").equals("phone"),
                m.list("steps").stream().map(s -> step(s, modes)).toList());
    }

    private static Step step(YamlNode node, List<Mode> modes) {
        Step step = step(node);
        if (step instanceof Step.Border border && modes.contains(Mode.INCOGNITO)) {
            throw node.error("'" + border.crossing().word() + "' ends incognito mode; take 'incognito' out of 'modes'");
        }
        return step;
    }

    private static Step go(YamlNode.Mapping m) {
        String is = m.text("is", "text");
        boolean account = is.equals("account");
        return new Step.Go(m.text("way"), m.text("text", ""), account ? SecretKind.TEXT : SecretKind.of(is),
                m.find("engine").map(YamlNode::asText), account);
    }

    private static Step step(YamlNode node) {
        Map.Entry<String, YamlNode> step = node.asMapping().entries().entrySet().iterator().next();
        if (step.getKey().equals("border")) {
            return new Step.Border(step.getValue().asWord(Step.Crossing.class, Step.Crossing::word));
        }
        YamlNode.Mapping m = step.getValue().asMapping();
        Entry by = m.find("by").map(n -> n.asWord(Entry.class, Entry::word)).orElse(Entry.TYPING);
        return switch (step.getKey()) {
            case "search" -> new Step.Search(m.text("engine"), m.text("query"), by);
            case "visit" -> new Step.Visit(m.text("page"), by);
            case "type" -> new Step.Type(m.text("text"), by);
            case "go" -> go(m);
            case "install" -> new Step.Install(m.text("package"));
            case "influence" -> new Step.Influence(m.text("engine"), m.list("lengths").stream().map(n -> (int) n.asDouble()).sorted().toList(),
                    (int) m.get("blocks").asDouble(), Duration.ofMillis(Math.round(m.get("taps").asDouble() * 1000)));
            case "idle" -> new Step.Idle(Duration.ofMillis(Math.round(m.get("seconds").asDouble() * 1000)));
            default -> throw node.error("the schema knows the step '" + step.getKey() + "', this program does not");
        };
    }
}
