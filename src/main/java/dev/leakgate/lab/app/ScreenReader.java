package dev.leakgate.lab.app;

import dev.leakgate.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the screens of an app file; every action's screen, data item and engine must exist. */
final class ScreenReader {

    private static final Template EMPTY = Template.text("");
    private static final Map<String, Integer> HEIGHTS = Map.of("ProgressBar", 4, "WebView", Widget.FILL, "FrameLayout", Widget.FILL);
    private static final int USUAL_HEIGHT = 48;

    private final String packageName;
    private final Map<String, YamlNode> screens;
    private final Map<String, DataItem> data;
    private final Set<String> states;
    private final Vocabulary words;
    private final boolean browser;

    ScreenReader(String packageName, Map<String, YamlNode> screens, Map<String, DataItem> data, Set<String> states, Vocabulary words,
                 boolean browser) {
        this.packageName = packageName;
        this.screens = screens;
        this.data = data;
        this.states = states;
        this.words = words;
        this.browser = browser;
    }

    /** @param everywhere views that stand at the top of every screen */
    Map<String, List<Widget>> read(List<YamlNode> everywhere) {
        Map<String, List<Widget>> read = new LinkedHashMap<>();
        screens.forEach((name, node) -> {
            List<YamlNode> views = new ArrayList<>(everywhere);
            views.addAll(node.asList());
            read.put(name, widgets(name, views));
        });
        return read;
    }

    /** What {@code did <deed>} names anywhere in these screens. */
    static Set<String> deeds(Collection<YamlNode> screens) {
        Set<String> deeds = new TreeSet<>();
        screens.forEach(screen -> gather(screen, deeds));
        return deeds;
    }

    private static void gather(YamlNode node, Set<String> deeds) {
        if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(n -> gather(n, deeds));
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(n -> gather(n, deeds));
        } else if (String.valueOf(node.value()).startsWith(Action.Verb.DID.word() + " ")) {
            deeds.add(node.asText().split("\\s+")[1]);
        }
    }

    /** A screen's name, which must be one of the file. */
    String name(YamlNode node) {
        return known(node, node.asText(), screens.keySet(), "screen");
    }

    private List<Widget> widgets(String place, List<YamlNode> nodes) {
        List<Widget> widgets = new ArrayList<>();
        for (YamlNode node : nodes) {
            widgets.add(widget(place + "/" + widgets.size(), node.asMapping()));
        }
        return widgets;
    }

    private Widget widget(String key, YamlNode.Mapping node) {
        String id = node.text("id", "");
        String type = node.text("is", node.find("row").isPresent() ? "LinearLayout" : "TextView");
        return new Widget(key, id.isEmpty() || id.contains(":") ? id : packageName + ":id/" + id, className(type),
                template(node, "text"), template(node, "hint"), template(node, "description"), Condition.of(node, states),
                actions(node, "tap"), actions(node, "enter"), actions(node, "swipe"),
                node.find("checked").map(n -> known(n, n.asText(), data.keySet(), "data item")).orElse(null),
                node.find("focus").map(YamlNode::asBoolean).orElse(false),
                node.find("height").map(ScreenReader::height).orElse(HEIGHTS.getOrDefault(type, USUAL_HEIGHT)),
                widgets(key, node.list("row")));
    }

    private static String className(String type) {
        return switch (type) {
            case "WebView" -> "android.webkit.WebView";
            case "View" -> "android.view.View";
            default -> "android.widget." + type;
        };
    }

    private static int height(YamlNode node) {
        return "fill".equals(node.value()) ? Widget.FILL : (int) node.asLong();
    }

    private Template template(YamlNode.Mapping node, String key) {
        return node.find(key).map(n -> Template.of(n, words)).orElse(EMPTY);
    }

    private List<Action> actions(YamlNode.Mapping node, String key) {
        Optional<YamlNode> actions = node.find(key);
        return actions.map(n -> n instanceof YamlNode.Sequence s ? s.items() : List.of(n)).orElse(List.of())
                .stream().map(Action::of).map(this::check).toList();
    }

    private Action check(Action action) {
        YamlNode node = action.node();
        if (action.verb().browsing() && !browser) {
            throw node.error("'" + action.verb().word() + "' is for browsers, and this app has no 'browser:'");
        }
        switch (action.verb()) {
            case GOTO -> known(node, action.words().get(0), screens.keySet(), "screen");
            case SET -> settable(node, action.words().get(0), action.words().get(1));
            case KEEP, OPEN -> known(node, action.words().get(0), data.keySet(), "data item");
            case SEARCH -> known(node, action.words().get(0), data.get(BrowserSpec.ENGINE).choices(), "engine");
            case TOGGLE -> settable(node, action.words().get(0), DataItem.ON);
            case INCOGNITO -> known(node, action.words().get(0), List.of(DataItem.ON, DataItem.OFF), "state");
            default -> { }
        }
        return action;
    }

    private void settable(YamlNode node, String item, String value) {
        DataItem kept = data.get(known(node, item, data.keySet(), "data item"));
        if (!kept.accepts(value)) {
            throw node.error("'" + item + "' cannot be '" + value + "', allowed are " + String.join(", ", kept.choices()));
        }
    }

    private static String known(YamlNode node, String name, Collection<String> names, String what) {
        if (!names.contains(name)) {
            throw node.error("there is no " + what + " '" + name + "', allowed are " + String.join(", ", names));
        }
        return name;
    }
}
