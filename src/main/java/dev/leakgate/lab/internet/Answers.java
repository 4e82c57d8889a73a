package dev.leakgate.lab.internet;

import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every answer the lab internet knows, read from YAML; the first that fits a request is given. */
final class Answers {

    private static final List<String> FILES = List.of("search-engines", "bench-pages", "collectors", "anything-else");
    private static final Pattern ANY_PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}?");

    private final List<Answer> answers;

    private Answers(List<Answer> answers) {
        this.answers = answers;
    }

    static Answers shipped() {
        List<Answer> answers = new ArrayList<>();
        FILES.forEach(f -> answers.addAll(read("/lab/internet/" + f + ".yaml")));
        return new Answers(List.copyOf(answers));
    }

    private static List<Answer> read(String resource) {
        try (InputStream in = Answers.class.getResourceAsStream(resource)) {
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(resource + " cannot be read", e);
        }
    }

    static List<Answer> parse(String name, String yaml) {
        YamlNode root = YamlSchema.of("internet").check(YamlFile.parse(name, yaml));
        return root.asMapping().list("answers").stream().map(n -> answer(n.asMapping())).toList();
    }

    private static Answer answer(YamlNode.Mapping node) {
        String body = node.text("body", "");
        Matcher m = ANY_PLACEHOLDER.matcher(body);
        while (m.find()) {
            if (!Answer.PLACEHOLDER.matcher(m.group()).matches()) {
                throw node.get("body").error("'" + m.group() + "' is not known here, allowed are ${host}, ${path}, ${query.<parameter>}");
            }
        }
        return new Answer(node.texts("hosts").stream().map(Answers::pattern).toList(), node.text("path", "/"), texts(node, "query"),
                node.find("status").map(n -> (int) n.asLong()).orElse(200), node.text("type"), texts(node, "headers"), body);
    }

    private static Map<String, String> texts(YamlNode.Mapping node, String key) {
        Map<String, String> texts = new HashMap<>();
        node.find(key).ifPresent(h -> h.asMapping().entries().forEach((k, v) -> texts.put(k, v.asText())));
        return Map.copyOf(texts);
    }

    static Pattern pattern(String host) {
        return Pattern.compile(Pattern.compile("\\*").splitAsStream(host.toLowerCase(Locale.ROOT))
                .map(Pattern::quote).collect(Collectors.joining(".*")) + (host.endsWith("*") ? ".*" : ""));
    }

    Answer to(Request request) {
        return answers.stream().filter(a -> a.fits(request)).findFirst().orElseThrow();
    }
}
