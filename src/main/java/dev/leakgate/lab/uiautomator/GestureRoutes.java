package dev.leakgate.lab.uiautomator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.lab.android.Touch;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fingers: {@code mobile: *Gesture} commands, and the pointer and key sequences of W3C actions. */
final class GestureRoutes {

    private static final int HALF = 2;

    private final Ui ui;

    private GestureRoutes(Ui ui) {
        this.ui = ui;
    }

    static void addTo(Routes routes, Ui ui) {
        GestureRoutes g = new GestureRoutes(ui);
        String gestures = "/session/:session/appium/gestures/";
        for (String tap : List.of("click", "double_click", "long_click")) {
            routes.add("POST", gestures + tap, g::tap);
        }
        for (String scroll : List.of("scroll", "fling")) {
            routes.add("POST", gestures + scroll, r -> g.scroll(r, 1));
        }
        routes.add("POST", gestures + "swipe", r -> {
            g.scroll(r, -1);
            return null;
        });
        for (String other : List.of("drag", "pinch_open", "pinch_close")) {
            routes.add("POST", gestures + other, g::origin);
        }
        routes.add("POST", "/session/:session/gestures/scroll_to", g::scrollTo)
                .add("POST", "/session/:session/appium/gestures/scroll_to", g::scrollTo)
                .add("POST", "/session/:session/actions", r -> {
                    new Actions(ui).perform(r.body().path("actions"));
                    return null;
                });
    }

    private Object tap(Request r) {
        Optional<UiNode> node = node(r);
        JsonNode offset = r.body().path("offset");
        if (offset.isMissingNode() || offset.isNull()) {
            ui.tap(node.orElseThrow(() -> new WebDriverException(Code.INVALID_ARGUMENT, "A gesture needs an element or an offset")));
        } else {
            ui.tap(offset.path("x").asInt() + node.map(n -> n.bounds().left()).orElse(0),
                    offset.path("y").asInt() + node.map(n -> n.bounds().top()).orElse(0));
        }
        return null;
    }

    /** Nothing on a virtual phone can be dragged or pinched, but the element has to be there. */
    private Object origin(Request r) {
        node(r);
        return null;
    }

    /** @param sense 1 when the direction is that of the view, -1 when it is that of the finger */
    private boolean scroll(Request r, int sense) {
        Bounds area = node(r).map(UiNode::bounds).orElseGet(() -> area(r.body().path("area")));
        int length = (int) ((area.bottom() - area.top()) * r.body().path("percent").asDouble(1));
        int down = switch (r.text("direction", "down").toLowerCase(Locale.ROOT)) {
            case "down" -> length;
            case "up" -> -length;
            default -> 0;
        };
        Optional<View> view = Touch.scrollable(ui.desktop().view(), (area.left() + area.right()) / HALF, (area.top() + area.bottom()) / HALF);
        return view.map(v -> ui.desktop().scroll(v.key(), sense * down)).orElse(false);
    }

    private Object scrollTo(Request r) {
        JsonNode params = r.body().path("params").isObject() ? r.body().path("params") : r.body();
        String selector = params.path("selector").asText();
        boolean byDescription = params.path("strategy").asText().equals("accessibility id");
        String target = byDescription ? "new UiSelector().description(\"" + selector.replace("\"", "\\\"") + "\")" : selector;
        ui.findFirst("-android uiautomator", "new UiScrollable(new UiSelector().scrollable(true)).scrollIntoView(" + target + ")", "");
        return null;
    }

    private Optional<UiNode> node(Request r) {
        JsonNode origin = r.body().hasNonNull("origin") ? r.body().get("origin") : r.body().path("element");
        String id = Request.elementId(origin);
        return id.isEmpty() ? Optional.empty() : Optional.of(ui.element(id));
    }

    private static Bounds area(JsonNode a) {
        int left = a.path("left").asInt();
        int top = a.path("top").asInt();
        return new Bounds(left, top, left + a.path("width").asInt(), top + a.path("height").asInt());
    }
}
