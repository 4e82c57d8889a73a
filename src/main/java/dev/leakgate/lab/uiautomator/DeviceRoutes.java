package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.android.KeyCode;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Profile.Display;
import dev.leakgate.lab.android.ScreenPainter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands on the phone as a whole: screen, keys, clipboard, what it is. */
final class DeviceRoutes {

    private static final double BATTERY_LEVEL = 0.87;
    private static final int CHARGING = 2;
    private static final double DOTS_PER_INCH_AT_RATIO_1 = 160;

    private final Phone phone;
    private final Ui ui;
    private String orientation = "PORTRAIT";

    private DeviceRoutes(Phone phone, Ui ui) {
        this.phone = phone;
        this.ui = ui;
    }

    static void addTo(Routes routes, Phone phone, Ui ui) {
        DeviceRoutes d = new DeviceRoutes(phone, ui);
        Display display = phone.profile().display();
        String session = "/session/:session";
        String device = session + "/appium/device/";
        routes.add("GET", session + "/source", r -> PageSource.of(ui.root(), display))
                .add("GET", session + "/screenshot", r -> Base64.getEncoder().encodeToString(ScreenPainter.png(phone.desktop().view(), display)))
                .add("GET", session + "/window/current/size", r -> Map.of("width", display.width(), "height", display.height()))
                .add("GET", session + "/orientation", r -> d.orientation)
                .add("POST", session + "/orientation", r -> d.orientation = r.text("orientation"))
                .add("GET", session + "/rotation", r -> Map.of("x", 0, "y", 0, "z", 0))
                .add("POST", session + "/back", r -> d.press(KeyCode.BACK, true))
                .add("POST", session + "/keys", d::keys)
                .add("GET", device + "system_bars", r -> Map.of("statusBar", display.statusBar()))
                .add("GET", device + "pixel_ratio", r -> display.density() / DOTS_PER_INCH_AT_RATIO_1)
                .add("GET", device + "display_density", r -> display.density())
                .add("GET", device + "info", r -> d.info())
                .add("GET", device + "battery_info", r -> Map.of("level", BATTERY_LEVEL, "status", CHARGING))
                .add("POST", device + "press_keycode", r -> d.press(r.body().path("keycode").asInt(), null))
                .add("POST", device + "long_press_keycode", r -> d.press(r.body().path("keycode").asInt(), null))
                .add("POST", device + "open_notifications", r -> d.press(KeyCode.NOTIFICATION, true))
                .add("POST", device + "set_clipboard", d::setClipboard)
                .add("POST", device + "get_clipboard", r -> Base64.getEncoder().encodeToString(phone.clipboard().getBytes(StandardCharsets.UTF_8)))
                .add("POST", session + "/appium/list_windows", r -> List.of())
                .add("POST", session + "/appium/list_displays", r -> List.of(Map.of("id", 0, "name", "Built-in Screen")))
                .add("POST", session + "/appium/reset_ax_cache", r -> null);
    }

    private Object press(int code, Object answer) {
        phone.desktop().key(code);
        return answer;
    }

    private Object keys(Request r) {
        ui.type(ui.active(), r.text("text"), false);
        return null;
    }

    private Object setClipboard(Request r) {
        phone.clip().set(new String(Base64.getMimeDecoder().decode(r.text("content")), StandardCharsets.UTF_8));
        return null;
    }

    private Map<String, Object> info() {
        Display display = phone.profile().display();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("androidId", phone.identifiers().get("androidId"));
        info.put("manufacturer", phone.property("ro.product.manufacturer"));
        info.put("model", phone.property("ro.product.model"));
        info.put("brand", phone.property("ro.product.brand"));
        info.put("apiVersion", phone.property("ro.build.version.sdk"));
        info.put("platformVersion", phone.property("ro.build.version.release"));
        info.put("carrierName", phone.property("gsm.operator.alpha"));
        info.put("realDisplaySize", display.width() + "x" + display.height());
        info.put("displayDensity", display.density());
        info.put("networks", List.of());
        info.put("locale", phone.property("persist.sys.locale").replace('-', '_'));
        info.put("timeZone", phone.property("persist.sys.timezone"));
        info.put("bluetooth", Map.of("state", "OFF"));
        return info;
    }
}
