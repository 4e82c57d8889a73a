package dev.leakgate.judge.policy;

import dev.leakgate.judge.policy.Policy.Unreadable;
import dev.leakgate.judge.policy.Policy.Weight;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads a policy; what is wrong in it is named by file and line, with the words that are allowed. */
public final class PolicyFile {

    private static final YamlSchema SCHEMA = YamlSchema.of("policy");

    private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

    private PolicyFile() {
    }

    /** @throws dev.leakgate.yaml.YamlException when the policy cannot be used; to be called before a run starts */
    public static void check(Path file) {
        read(file);
    }

    public static Policy read(Path file) {
        YamlNode.Mapping root = SCHEMA.check(YamlFile.read(file)).asMapping();
        List<Engine> engines = root.list("engines").stream().map(YamlNode::asMapping).map(PolicyFile::engine).toList();
        YamlNode.Mapping unread = root.get("unread").asMapping();
        Map<Unreadable, Weight> weights = new EnumMap<>(Unreadable.class);
        for (Unreadable sort : Unreadable.values()) {
            weights.put(sort, unread.get(sort.word()).asWord(Weight.class, Weight::word));
        }
        String bench = root.get("bench").asMapping().text("domain");
        return new Policy(bench, engines, root.list("services").stream().map(PolicyFile::service).toList(),
                kinds(root.texts("required-identifiers")), sights(root.list("required-visibility")), weights, root.text("system").equals("fail"),
                root.list("ignore").stream().map(n -> ignore(n, bench)).toList());
    }

    private static Ignore ignore(YamlNode node, String bench) {
        YamlNode.Mapping entry = node.asMapping();
        String host = entry.text("host");
        if (host.equals(bench) || host.endsWith("." + bench)) {
            throw entry.get("host").error("'" + host + "' is ours; without it no session can prove that its capture works");
        }
        try {
            return new Ignore(host, entry.text("reason"), entry.text("owner"), LocalDate.parse(entry.text("until")));
        } catch (DateTimeParseException e) {
            throw entry.get("until").error("'" + entry.text("until") + "' is not a day; write it as 2026-03-31");
        }
    }

    private static Engine engine(YamlNode.Mapping engine) {
        String domain = engine.text("domain");
        boolean countries = engine.find("country-domains").map(YamlNode::asBoolean).orElse(false);
        return new Engine(engine.text("title"), domain, countries,
                engine.list("may-have-query").stream().map(e -> endpoint(e, domain)).toList());
    }

    private static Service service(YamlNode node) {
        YamlNode.Mapping service = node.asMapping();
        String request = service.text("request");
        String host = request.substring(request.indexOf(' ') + 1, request.indexOf('/'));
        return new Service(service.text("kind"), service.text("title"), endpoint(service.get("request"), host),
                shapes(service.get("parameters")), service.find("may-have").map(m -> kinds(service.texts("may-have"))).orElse(Set.of()),
                service.find("modes").map(m -> Set.copyOf(service.texts("modes"))).orElse(Set.of()));
    }

    /** A list of names alone lets each have any value; policies kept with older runs are written so. */
    private static Map<String, Pattern> shapes(YamlNode parameters) {
        Map<String, Pattern> shapes = new HashMap<>();
        if (parameters instanceof YamlNode.Mapping named) {
            named.entries().forEach((name, shape) -> shapes.put(name, shape(shape)));
        } else {
            parameters.asList().forEach(name -> shapes.put(name.asText(), ANYTHING));
        }
        return shapes;
    }

    private static Pattern shape(YamlNode node) {
        try {
            return Pattern.compile(node.asText());
        } catch (PatternSyntaxException e) {
            throw node.error("'" + node.asText() + "' is no regular expression: " + e.getDescription());
        }
    }

    private static Set<Policy.Sight> sights(List<YamlNode> nodes) {
        return nodes.stream().map(n -> n.asWord(Policy.Sight.class, Policy.Sight::word)).collect(Collectors.toSet());
    }

    private static Set<SecretKind> kinds(List<String> words) {
        return words.stream().map(SecretKind::of).collect(Collectors.toSet());
    }

    private static Endpoint endpoint(YamlNode node, String domain) {
        String[] words = node.asText().split(" ");
        int slash = words[1].indexOf('/');
        String host = words[1].substring(0, slash);
        if (!host.equals(Endpoint.ANY_HOST) && !host.equals(domain) && !host.endsWith("." + domain)) {
            throw node.error("'" + host + "' is not under " + domain + "; an engine's requests go to its own domain");
        }
        boolean open = words[1].endsWith("*");
        return new Endpoint(words[0], host, words[1].substring(slash, words[1].length() - (open ? 1 : 0)), open);
    }
}
