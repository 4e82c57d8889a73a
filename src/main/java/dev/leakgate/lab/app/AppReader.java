package dev.leakgate.lab.app;

import dev.leakgate.lab.app.Channel.Event;
import dev.leakgate.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns a joined app file into the model; what no schema can say is checked here: names that refer to other places. */
final class AppReader {

    private final YamlNode.Mapping root;
    private final boolean browser;
    /** Names that conditions may use. */
    private final Set<String> states;
    /** Names that placeholders may use anywhere in the file. */
    private final Vocabulary words;

    private AppReader(YamlNode.Mapping root) {
        this.root = root;
        this.browser = root.find("browser").isPresent();
        this.states = new TreeSet<>(section("data").keySet());
        Vocabulary own = Vocabulary.PHONE.and(states).and(section("choices").keySet());
        this.words = browser ? own.and(BrowserSpec.WORDS) : own;
        if (browser) {
            states.addAll(BrowserSpec.STATES);
        }
    }

    static AppFile read(AppSource source) {
        return new AppReader(source.root()).file(source.name());
    }

    private AppFile file(String name) {
        YamlNode.Mapping version = root.get("version").asMapping();
        String packageName = root.text("package");
        ScreenReader screens = new ScreenReader(packageName, section("screens"), data(), states, words, browser);
        Map<String, String> activities = new LinkedHashMap<>();
        root.get("activities").asMapping().entries().forEach((activity, node) ->
                activities.put(activity.startsWith(".") ? packageName + activity : activity, screens.name(node.asMapping().get("shows"))));
        return new AppFile(name, packageName, version.text("name"), version.get("code").asLong(),
                (int) root.get("targetSdk").asLong(), root.texts("permissions"),
                root.find("preloaded").map(YamlNode::asBoolean).orElse(false),
                root.find("startsAtBoot").map(YamlNode::asBoolean).orElse(false), activities,
                root.find("consent").map(this::consent).map(screens::name).orElse(null),
                data(), choices(), browser ? browser(root.get("browser").asMapping()) : null,
                screens.read(root.list("everywhere")), root.find("network").map(n -> network(n.asMapping())).orElse(NetworkHabits.USUAL),
                section("requests").entrySet().stream().map(e -> request(e.getKey(), sourced(e.getValue()).asMapping())).toList(),
                section("channels").entrySet().stream().map(e -> channel(e.getKey(), sourced(e.getValue()).asMapping())).toList());
    }

    private Map<String, DataItem> data() {
        Map<String, DataItem> items = new LinkedHashMap<>();
        templates(section("data"), Vocabulary.PHONE).forEach((name, first) -> items.put(name, DataItem.of(first)));
        root.find("browser").ifPresent(b -> items.computeIfPresent(BrowserSpec.ENGINE, (name, item) ->
                new DataItem(item.first(), List.copyOf(section(b.asMapping(), "engines").keySet()))));
        return items;
    }

    private Map<String, Choice> choices() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        section("choices").forEach((name, node) -> {
            Map<String, Template> values = templates(node.asMapping().entries(), words);
            String by = values.remove(Choice.BY).literal().toString();
            if (!words.knows(by)) {
                throw node.asMapping().get(Choice.BY).error("'" + by + "' is not known here, allowed are " + words.allowed());
            }
            choices.put(name, new Choice(by, values, values.remove(Choice.OTHERWISE)));
        });
        return choices;
    }

    private YamlNode consent(YamlNode node) {
        if (!states.contains(AppFile.CONSENTED)) {
            throw node.error("a screen of consent needs a data item '" + AppFile.CONSENTED + "' that says whether it was given");
        }
        return node;
    }

    private BrowserSpec browser(YamlNode.Mapping node) {
        DataItem engine = Optional.ofNullable(data().get(BrowserSpec.ENGINE))
                .orElseThrow(() -> node.error("a browser needs a data item '" + BrowserSpec.ENGINE + "' that names its search engine"));
        if (!engine.accepts(String.valueOf(engine.first().literal()))) {
            throw section("data").get(BrowserSpec.ENGINE).error("there is no engine '" + engine.first().literal()
                    + "', allowed are " + String.join(", ", engine.choices()));
        }
        return new BrowserSpec(node.text("scheme"), node.find("engine").isPresent(), templates(section(node, "headers"), words),
                templates(section(node, "engines"), words.and(List.of("word"))));
    }

    private static NetworkHabits network(YamlNode.Mapping node) {
        return new NetworkHabits(node.texts("pins"), node.texts("direct"), node.texts("accepts"));
    }

    private Beacon request(String name, YamlNode.Mapping node) {
        Occasion on = Occasion.of(node.get("on"), deeds());
        Beacon.Way way = Stream.of(Beacon.Way.values()).filter(w -> node.find(w.key).isPresent()).findFirst().orElse(Beacon.Way.GET);
        Map<String, String> keeps = new LinkedHashMap<>();
        section(node, "keeps").forEach((item, pointer) -> keeps.put(dataItem(pointer, item), pointer.asText()));
        return new Beacon(name, on, Condition.of(node, states), node.find("once").map(YamlNode::asBoolean).orElse(false), way,
                Template.of(node.get(way.key), words.and(on.brings())), templates(section(node, "headers"), words), keeps);
    }

    /** What the screens say is done in them. */
    private Set<String> deeds() {
        return ScreenReader.deeds(section("screens").values());
    }

    private String dataItem(YamlNode place, String name) {
        if (!section("data").containsKey(name)) {
            throw place.error("there is no data item '" + name + "', allowed are " + String.join(", ", section("data").keySet()));
        }
        return name;
    }

    private Channel channel(String name, YamlNode.Mapping node) {
        Map<String, Template> properties = new LinkedHashMap<>();
        section(node, "properties").values().forEach(group ->
                properties.putAll(templates(section(sourced(group).asMapping(), "values"), words)));
        return new Channel(name, node.find("protocol").map(p -> Template.of(p, words)).orElse(Template.text(Protocol.SENSORS_ANALYTICS.word())),
                Condition.of(node, states), node.find("muted").map(m -> dataItem(m, m.asText())).orElse(null),
                node.find("sender").map(YamlNode::asText).orElse(null), Template.of(node.get("endpoint"), words),
                templates(section(node, "headers"), words), (int) node.get("batch").asLong(), (int) node.get("hurryAt").asLong(),
                Template.of(node.get("flushAfter"), words), Template.of(node.get("distinctId"), words),
                templates(section(node, "lib"), words), properties, events(node));
    }

    private List<Event> events(YamlNode.Mapping channel) {
        List<Event> events = new ArrayList<>();
        section(channel, "events").forEach((name, node) -> {
            Occasion on = Occasion.of(sourced(node).asMapping().get("on"), deeds());
            events.add(new Event(name, on, templates(section(node.asMapping(), "properties"), words.and(on.brings()))));
        });
        return events;
    }

    /** What an app sends is either published somewhere or assumed, and its file says which. */
    private static YamlNode sourced(YamlNode node) {
        YamlNode.Mapping mapping = node.asMapping();
        if (mapping.find("source").isPresent() == mapping.find("assumed").isPresent()) {
            throw node.error("say where this is published ('source: ...') or that it is not ('assumed: true'), one of both");
        }
        return node;
    }

    private static Map<String, Template> templates(Map<String, YamlNode> nodes, Vocabulary known) {
        Map<String, Template> templates = new LinkedHashMap<>();
        nodes.forEach((key, node) -> templates.put(key, Template.of(node, known)));
        return templates;
    }

    private Map<String, YamlNode> section(String key) {
        return section(root, key);
    }

    private static Map<String, YamlNode> section(YamlNode.Mapping node, String key) {
        return node.find(key).map(n -> n.asMapping().entries()).orElse(Map.of());
    }
}
