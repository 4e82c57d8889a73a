package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.ScreenPainter;
import dev.leakgate.lab.app.View.Bounds;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.Base64;
import java.util.Map;

/** Commands on elements: find, click, type, read. */
final class ElementRoutes {

    private static final Map<String, String> ALIASES = Map.of("className", "class", "contentDescription", "content-desc",
            "resourceId", "resource-id", "longClickable", "long-clickable", "packageName", "package", "name", "content-desc");

    private final Phone phone;
    private final Ui ui;

    private ElementRoutes(Phone phone, Ui ui) {
        this.phone = phone;
        this.ui = ui;
    }

    static void addTo(Routes routes, Phone phone, Ui ui) {
        ElementRoutes e = new ElementRoutes(phone, ui);
        String one = "/session/:session/element/:id";
        routes.add("POST", "/session/:session/element", r -> e.reference(ui.findFirst(r.text("strategy"), r.text("selector"), r.text("context", ""))))
                .add("POST", "/session/:session/elements", r -> ui.find(r.text("strategy"), r.text("selector"), r.text("context", ""))
                        .stream().map(e::reference).toList())
                .add("GET", "/session/:session/element/active", r -> e.reference(ui.active()))
                .add("POST", one + "/click", e::click)
                .add("POST", one + "/clear", r -> e.type(r, "", true))
                .add("POST", one + "/value", r -> e.type(r, r.text("text"), r.body().path("replace").asBoolean()))
                .add("GET", one + "/text", r -> e.element(r).shownText())
                .add("GET", one + "/name", r -> e.element(r).attributes().get("content-desc"))
                .add("GET", one + "/attribute/:name", e::attribute)
                .add("GET", one + "/rect", r -> rect(e.element(r).bounds()))
                .add("GET", one + "/size", r -> size(e.element(r).bounds()))
                .add("GET", one + "/location", r -> Map.of("x", e.element(r).bounds().left(), "y", e.element(r).bounds().top()))
                .add("GET", one + "/screenshot", e::screenshot);
    }

    private UiNode element(Request r) {
        return ui.element(r.path().get("id"));
    }

    private Map<String, String> reference(UiNode node) {
        return Request.element(ui.id(node));
    }

    private Object click(Request r) {
        ui.tap(element(r));
        return null;
    }

    private Object type(Request r, String text, boolean replace) {
        ui.type(element(r), text, replace);
        return null;
    }

    private Object attribute(Request r) {
        UiNode node = element(r);
        String asked = r.path().get("name");
        String name = ALIASES.getOrDefault(asked, asked);
        Map<String, String> attributes = node.attributes();
        if (asked.equals("name") && !attributes.containsKey(name)) {
            return node.shownText();
        }
        if (!attributes.containsKey(name) && !name.equals("content-desc") && !name.equals("hint")) {
            throw new WebDriverException(Code.UNKNOWN_ERROR, "'" + asked + "' attribute is unknown for the element. Known are "
                    + String.join(", ", attributes.keySet()));
        }
        return attributes.get(name);
    }

    private Object screenshot(Request r) {
        byte[] png = ScreenPainter.png(phone.desktop().view(), phone.profile().display(), element(r).bounds());
        return Base64.getEncoder().encodeToString(png);
    }

    private static Map<String, Integer> size(Bounds b) {
        return Map.of("width", b.right() - b.left(), "height", b.bottom() - b.top());
    }

    private static Map<String, Integer> rect(Bounds b) {
        return Map.of("x", b.left(), "y", b.top(), "width", b.right() - b.left(), "height", b.bottom() - b.top());
    }
}
