package dev.leakgate.lab.uiautomator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.lab.android.KeyCode;
import dev.leakgate.lab.android.Touch;
import dev.leakgate.lab.app.View.Bounds;
import java.util.Map;

/** Performs W3C action sequences (WebDriver specification, section 17), one source after the other. */
final class Actions {

    /** Pixels that a finger may move and still tap. */
    private static final int SLOP = 20;

    /** WebDriver's code points for keys that type nothing. */
    private static final Map<String, Integer> KEYS = Map.of("\uE003", KeyCode.DEL, "\uE006", KeyCode.ENTER,
            "\uE007", KeyCode.ENTER, "\uE00C", KeyCode.ESCAPE, "\uE00D", KeyCode.SPACE);

    private final Ui ui;
    private int x;
    private int y;
    private int downX;
    private int downY;

    Actions(Ui ui) {
        this.ui = ui;
    }

    void perform(JsonNode sources) {
        for (JsonNode source : sources) {
            for (JsonNode action : source.path("actions")) {
                step(action);
            }
        }
    }

    private void step(JsonNode action) {
        switch (action.path("type").asText()) {
            case "pointerMove" -> move(action);
            case "pointerDown" -> {
                downX = x;
                downY = y;
            }
            case "pointerUp" -> {
                if (Math.abs(x - downX) + Math.abs(y - downY) < SLOP) {
                    ui.tap(x, y);
                } else {
                    Touch.swipe(ui.desktop(), downX, downY, x, y);
                }
            }
            case "keyDown" -> press(action.path("value").asText());
            default -> {
                // pauses and key releases change nothing on a virtual phone
            }
        }
    }

    private void move(JsonNode action) {
        int dx = action.path("x").asInt();
        int dy = action.path("y").asInt();
        JsonNode origin = action.path("origin");
        String element = origin.isObject() ? Request.elementId(origin) : "";
        if (!element.isEmpty()) {
            Bounds b = ui.element(element).bounds();
            x = (b.left() + b.right()) / 2 + dx;
            y = (b.top() + b.bottom()) / 2 + dy;
        } else if (origin.asText().equals("pointer")) {
            x += dx;
            y += dy;
        } else {
            x = dx;
            y = dy;
        }
    }

    private void press(String value) {
        Integer code = KEYS.get(value);
        if (code != null) {
            ui.desktop().key(code);
        } else if (!value.isEmpty() && value.charAt(0) < '\uE000') {
            ui.desktop().typeIntoFocus(value);
        }
    }
}
