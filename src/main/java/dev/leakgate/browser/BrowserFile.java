package dev.leakgate.browser;

import dev.leakgate.scenario.Mode;
import dev.leakgate.scenario.Scenarios;
import dev.leakgate.yaml.Allowed;
import dev.leakgate.yaml.YamlException;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A browser as {@code scenarios/browsers/<slug>.yaml} describes it.
 *
 * @param preloaded it comes with the firmware, or from a store; empty when that does not matter
 * @param system    it is no browser but the phone's own screens: home screen, settings and the like
 * @param tags      it belongs to the matrix of these tags only
 * @param delegates packages that send for it, such as the vendor's telemetry app: what they send is charged to it, too
 * @param flush     seconds it keeps events at most before it sends them
 * @param channel   requests by which the vendor's telemetry is known to be alive
 * @param locators  ways to find a view, tried in order, by the view's name
 * @param ways      moves through its screens, by the way's name
 * @param engines   the search engines it offers, by slug
 * @param account   host of the server that signing in asks, which has the account's name then; empty when there is none
 * @param programme how the maker's "user experience programme" is joined and left; empty when that is not known
 * @param published what the published reports predict of its versions
 */
public record BrowserFile(String slug, String title, String packageName, Optional<Boolean> preloaded, boolean system, List<String> tags, List<String> delegates, double flush,
                          List<Channel> channel, Map<String, List<Locator>> locators,
                          Map<String, List<Way>> ways, Map<String, Engine> engines, Optional<String> account, Optional<Programme> programme,
                          List<Published> published) {

    private static final YamlSchema SCHEMA = YamlSchema.of("browser");
    private static final Map<String, Integer> KEYS = Map.of("home", 3, "back", 4, "enter", 66, "menu", 82);

    /** What a browser belongs to unless its file says otherwise. */
    private static final List<String> TAGS = List.of("smoke", "full", "influence");

    /** The browsers of {@code <folder>/browsers}, by slug. */
    public static Map<String, BrowserFile> readAll(Path folder) {
        Map<String, BrowserFile> browsers = new LinkedHashMap<>();
        Scenarios.files(folder.resolve("browsers")).map(BrowserFile::read).forEach(b -> browsers.put(b.slug(), b));
        return browsers;
    }

    /** @throws YamlException naming file, line and the allowed words */
    public static BrowserFile read(Path file) {
        YamlNode.Mapping m = SCHEMA.check(joined(file)).asMapping();
        String packageName = m.text("package");
        Map<String, List<Locator>> locators = each(m.get("locators"), n -> locator(n.asMapping(), packageName));
        Map<String, List<Way>> ways = each(m.get("ways"), n -> way(n, locators));
        Map<String, Engine> engines = new LinkedHashMap<>();
        m.get("engines").asMapping().entries()
                .forEach((k, v) -> engines.put(k, new Engine(v.asMapping().text("title"), v.asMapping().text("domain"))));
        return new BrowserFile(Scenarios.slug(file), m.text("title"), packageName,
                m.find("preloaded").map(YamlNode::asBoolean), m.find("system").isPresent(),
                m.find("tags").isPresent() ? m.texts("tags") : TAGS, m.texts("delegates"), m.get("flush").asDouble(),
                m.list("channel").stream().map(n -> channel(n.asMapping())).toList(), locators, ways,
                engines, word(m, "account"), m.find("programme").map(n -> programme(n.asMapping())), m.list("published").stream().map(n -> published(n.asMapping())).toList());
    }

    /** Its package and those that send for it. */
    public List<String> senders() {
        return Stream.concat(Stream.of(packageName), delegates.stream()).toList();
    }

    /** @throws YamlException when there is no such browser; @param place where it is named */
    public static BrowserFile named(String slug, String place, Map<String, BrowserFile> browsers) {
        if (!browsers.containsKey(slug)) {
            throw new YamlException(place + ": the browser '" + slug + "' has no file in scenarios/browsers, known are "
                    + String.join(", ", browsers.keySet()) + Allowed.meant(slug, browsers.keySet()));
        }
        return browsers.get(slug);
    }

    /** The file's own entries before those of the file in the same folder that it extends. */
    private static YamlNode joined(Path file) {
        YamlNode own = YamlFile.read(file);
        Optional<YamlNode> parent = own instanceof YamlNode.Mapping m ? m.find("extends") : Optional.empty();
        if (parent.isEmpty()) {
            return own;
        }
        Path other = file.resolveSibling(parent.get().asText() + ".yaml");
        if (!Files.exists(other)) {
            throw parent.get().error("there is no " + other.getFileName() + " beside it");
        }
        Map<String, YamlNode> all = new LinkedHashMap<>(joined(other).asMapping().entries());
        all.putAll(own.asMapping().entries());
        return new YamlNode.Mapping(own.place(), all);
    }

    /**
     * A search engine as the browser offers it.
     *
     * @param title  in the browser's list
     * @param domain registrable domain, which may have the query once this engine was chosen
     */
    public record Engine(String title, String domain) {
    }

    /**
     * A request that the vendor's telemetry makes while it is switched on.
     *
     * @param answer what the answer must hold for it to count, or empty
     */
    public record Channel(String method, String host, String path, Optional<String> answer) {
    }

    /**
     * A setting of the phone that joins or leaves the maker's "user experience programme".
     *
     * @param namespace system, secure or global
     */
    public record Programme(String namespace, String key, String on, String off) {
    }

    private static Programme programme(YamlNode.Mapping m) {
        String[] words = m.text("setting").split(" ");
        return new Programme(words[0], words[1], m.text("on"), m.text("off"));
    }

    private static Channel channel(YamlNode.Mapping m) {
        String[] words = m.text("request").split(" ");
        int slash = words[1].indexOf('/');
        return new Channel(words[0], words[1].substring(0, slash), words[1].substring(slash), word(m, "answer"));
    }

    /** @throws IllegalArgumentException naming the engines that are known */
    public Engine engine(String name) {
        return Optional.ofNullable(engines.get(name)).orElseThrow(() -> new IllegalArgumentException(
                "the engine '" + name + "' is not known to " + slug + ", known are " + String.join(", ", engines.keySet())));
    }

    /** The published verdict on a version and a scenario, or empty when nothing was published about it. */
    public Optional<String> published(String version, Optional<String> switchState, Mode mode, String scenario) {
        return published.stream().filter(p -> p.fits(version, scenario, switchState)).findFirst().flatMap(p -> p.verdict(mode));
    }

    /** The same in a state that browsers are put into: only an entry that names the scenario speaks of that. */
    public Optional<String> publishedInState(String version, Optional<String> switchState, Mode mode, String scenario) {
        return published.stream().filter(p -> !p.scenarios().isEmpty() && p.fits(version, scenario, switchState))
                .findFirst().flatMap(p -> p.verdict(mode));
    }

    private static <T> Map<String, List<T>> each(YamlNode node, Function<YamlNode, T> read) {
        Map<String, List<T>> all = new LinkedHashMap<>();
        node.asMapping().entries().forEach((name, list) -> all.put(name, list.asList().stream().map(read).toList()));
        return all;
    }

    private static Locator locator(YamlNode.Mapping m, String packageName) {
        Map.Entry<String, YamlNode> only = m.entries().entrySet().iterator().next();
        String value = only.getValue().asText();
        return switch (only.getKey()) {
            case "id" -> new Locator.Id(value.contains(":") ? value : packageName + ":id/" + value);
            case "description" -> new Locator.Description(value);
            case "text" -> new Locator.Text(value);
            case "class" -> new Locator.ClassName(value);
            default -> new Locator.XPath(value);
        };
    }

    private static Way way(YamlNode node, Map<String, List<Locator>> locators) {
        Map.Entry<String, YamlNode> only = node.asMapping().entries().entrySet().iterator().next();
        String value = only.getValue().asText();
        switch (only.getKey()) {
            case "tap-text":
                return new Way.TapText(value);
            case "key":
                return new Way.Key(KEYS.get(value));
            case "shell":
                return new Way.Shell(value);
            default:
                break;
        }
        if (!locators.containsKey(value)) {
            throw only.getValue().error("'" + value + "' is not among the locators, known are " + String.join(", ", locators.keySet()));
        }
        return switch (only.getKey()) {
            case "tap" -> new Way.Tap(value);
            case "see" -> new Way.See(value);
            case "back-to" -> new Way.BackTo(value);
            case "type" -> new Way.Type(value);
            default -> new Way.Check(value);
        };
    }

    private static Published published(YamlNode.Mapping m) {
        return new Published(m.texts("versions"), m.texts("scenario"), word(m, "switch"), word(m, "normal"), word(m, "incognito"),
                m.text("source"));
    }

    private static Optional<String> word(YamlNode.Mapping m, String key) {
        return m.find(key).map(YamlNode::asText);
    }
}
