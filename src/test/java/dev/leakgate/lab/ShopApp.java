package dev.leakgate.lab;

import dev.leakgate.lab.android.KeyCode;
import dev.leakgate.lab.app.App;
import dev.leakgate.lab.app.Surroundings;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A small app with what browsers have as well: fields, a button, a switch, a dialog, a list longer than the screen. */
public final class ShopApp implements App {

    public static final String PACKAGE = "com.example.shop";

    private static final int ROWS = 40;
    private static final int ROW_HEIGHT = 200;

    private final Surroundings phone;
    private final Map<String, String> texts = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private String screen = "login";
    private String focus = "";
    private boolean remember;

    public ShopApp(Surroundings phone) {
        this.phone = phone;
    }

    /** Every call in order: {@code start .Login}, {@code tap login}, {@code key 66} ... */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** A port where a browser's DevTools would answer; 0 for none. */
    volatile int devTools;

    @Override
    public OptionalInt devTools() {
        return devTools == 0 ? OptionalInt.empty() : OptionalInt.of(devTools);
    }

    @Override
    public String packageName() {
        return PACKAGE;
    }

    @Override
    public String version() {
        return "1.7.0";
    }

    @Override
    public String launcherActivity() {
        return ".LoginActivity";
    }

    @Override
    public synchronized void start(String activity, String data) {
        calls.add("start " + activity + (data == null ? "" : " " + data));
        screen = activity.endsWith("ListActivity") ? "list" : "login";
    }

    @Override
    public synchronized void background() {
        calls.add("background");
    }

    @Override
    public synchronized void stop() {
        calls.add("stop");
        screen = "login";
        focus = "";
        texts.clear();
    }

    @Override
    public synchronized void clear() {
        calls.add("clear");
        remember = false;
    }

    @Override
    public synchronized void tap(String key) {
        calls.add("tap " + key);
        switch (key) {
            case "username", "password" -> focus = key;
            case "remember" -> remember = !remember;
            case "login" -> screen = texts.getOrDefault("username", "").isEmpty() ? "alert" : "list";
            case "ok", "cancel" -> screen = "login";
            default -> {
                // rows do nothing
            }
        }
    }

    @Override
    public synchronized void type(String key, String text) {
        calls.add("type " + key + " " + text);
        texts.put(key, text);
        focus = key;
    }

    @Override
    public synchronized void key(int code) {
        calls.add("key " + code);
        if (code == KeyCode.PASTE && !focus.isEmpty()) {
            texts.merge(focus, phone.clipboard(), String::concat);
        } else if (code == KeyCode.BACK && screen.equals("login")) {
            phone.leave();
        } else if (code == KeyCode.BACK) {
            screen = "login";
        }
    }

    @Override
    public synchronized View screen() {
        Bounds all = new Bounds(0, 0, 1080, 2340);
        return switch (screen) {
            case "alert" -> view("dialog", "android:id/content", "FrameLayout", "", new Bounds(100, 860, 980, 1300), false, List.of(
                    view("title", "android:id/alertTitle", "TextView", "Error", new Bounds(140, 900, 940, 980), false, List.of()),
                    view("message", "android:id/message", "TextView", "User name is empty", new Bounds(140, 1000, 940, 1100), false, List.of()),
                    view("cancel", "android:id/button2", "Button", "CANCEL", new Bounds(140, 1150, 500, 1270), true, List.of()),
                    view("ok", "android:id/button1", "Button", "OK", new Bounds(540, 1150, 900, 1270), true, List.of())));
            case "list" -> view("root", PACKAGE + ":id/root", "FrameLayout", "", all, false, List.of(
                    view("hello", PACKAGE + ":id/hello", "TextView", "Hello " + texts.get("username"), new Bounds(0, 80, 1080, 220), false, List.of()),
                    list()));
            default -> view("root", PACKAGE + ":id/root", "FrameLayout", "", all, false, List.of(
                    field("username", "User name", false, 360),
                    field("password", "Password", true, 520),
                    checkBox(),
                    view("login", PACKAGE + ":id/login", "Button", "LOG IN", new Bounds(60, 840, 1020, 960), true, List.of())));
        };
    }

    private View list() {
        List<View> rows = IntStream.range(0, ROWS).mapToObj(i -> view("row" + i, PACKAGE + ":id/row", "TextView", "Item " + i,
                new Bounds(0, 220 + i * ROW_HEIGHT, 1080, 220 + (i + 1) * ROW_HEIGHT), true, List.of())).toList();
        return new View("items", PACKAGE + ":id/items", "android.widget.ListView", "", "", "", new Bounds(0, 220, 1080, 2220),
                false, false, false, true, false, false, true, rows);
    }

    private View field(String key, String hint, boolean password, int top) {
        return new View(key, PACKAGE + ":id/" + key, "android.widget.EditText", texts.getOrDefault(key, ""), hint, hint + " field",
                new Bounds(60, top, 1020, top + 120), true, false, false, true, focus.equals(key), password, false, List.of());
    }

    private View checkBox() {
        return new View("remember", PACKAGE + ":id/remember", "android.widget.CheckBox", "Remember me", "", "",
                new Bounds(60, 680, 1020, 800), true, true, remember, true, false, false, false, List.of());
    }

    private static View view(String key, String id, String type, String text, Bounds bounds, boolean clickable, List<View> children) {
        return new View(key, id, "android.widget." + type, text, "", type.equals("Button") ? text.toLowerCase() + " button" : "", bounds,
                clickable, false, false, true, false, false, false, children);
    }
}
