package dev.leakgate.lab.uiautomator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The server's one session, its capabilities and settings. */
final class SessionRoutes {

    /** As the real server starts with them. */
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("actionAcknowledgmentTimeout", 3000), Map.entry("allowInvisibleElements", false),
            Map.entry("ignoreUnimportantViews", false), Map.entry("currentDisplayId", 0),
            Map.entry("disableIdLocatorAutocompletion", false), Map.entry("elementResponseAttributes", "name,text"),
            Map.entry("enableMultiWindows", false), Map.entry("enableNotificationListener", true),
            Map.entry("enableTopmostWindowFromActivePackage", false), Map.entry("enforceXPath1", true),
            Map.entry("keyInjectionDelay", 0), Map.entry("limitXPathContextScope", true),
            Map.entry("mjpegBilinearFiltering", false), Map.entry("mjpegScalingFactor", 50),
            Map.entry("mjpegServerFramerate", 10), Map.entry("mjpegServerPort", 7810),
            Map.entry("mjpegServerScreenshotQuality", 50), Map.entry("normalizeTagNames", false),
            Map.entry("scrollAcknowledgmentTimeout", 200), Map.entry("serverPort", 6790),
            Map.entry("shouldUseCompactResponses", true), Map.entry("shutdownOnPowerDisconnect", true),
            Map.entry("simpleBoundsCalculation", false), Map.entry("snapshotMaxDepth", 70),
            Map.entry("trackScrollEvents", true), Map.entry("useResourcesForOrientationDetection", false),
            Map.entry("waitForIdleTimeout", 10000), Map.entry("waitForSelectorTimeout", 10000),
            Map.entry("wakeLockTimeout", 86400000));

    private static final Map<String, Object> BUILD = Map.of("version", "10.6.6", "versionCode", 242);

    private final Map<String, Object> settings = new LinkedHashMap<>(DEFAULTS);
    private String id = "";
    private Map<String, JsonNode> capabilities = Map.of();

    private SessionRoutes() {
    }

    /** @return what tells the id of the session, "" while there is none */
    static SessionRoutes addTo(Routes routes) {
        SessionRoutes s = new SessionRoutes();
        String session = "/session/:session";
        routes.add("GET", "/status", r -> Map.of("ready", true, "message", "UiAutomator2 Server is ready to accept commands", "build", BUILD))
                .add("GET", "/sessions", r -> s.list())
                .add("POST", "/session", s::create)
                .add("DELETE", session, r -> null)
                .add("GET", session, r -> {
                    Map<String, Object> state = new LinkedHashMap<>();
                    state.put("lastScrollData", null);
                    return state;
                })
                .add("GET", session + "/appium/settings", r -> s.settings)
                .add("POST", session + "/appium/settings", s::update);
        return s;
    }

    String id() {
        return id;
    }

    /** @throws WebDriverException when a command is for another session */
    void check(Request r) {
        String asked = r.path().get("session");
        if (asked != null && !asked.equals(id)) {
            throw new WebDriverException(Code.INVALID_SESSION, "The session identified by " + asked + " is not known");
        }
    }

    private List<Object> list() {
        List<Object> sessions = new ArrayList<>();
        if (!id.isEmpty()) {
            sessions.add(Map.of("id", id, "sessionId", id, "capabilities", capabilities));
        }
        return sessions;
    }

    private Object create(Request r) {
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        JsonNode asked = r.body().path("capabilities");
        asked.path("firstMatch").path(0).fields().forEachRemaining(f -> merged.put(f.getKey(), f.getValue()));
        asked.path("alwaysMatch").fields().forEachRemaining(f -> merged.put(f.getKey(), f.getValue()));
        capabilities = merged;
        settings.putAll(DEFAULTS);
        id = UUID.randomUUID().toString();
        return Map.of("sessionId", id, "capabilities", capabilities);
    }

    private Object update(Request r) {
        r.body().path("settings").fields().forEachRemaining(f -> settings.put(f.getKey(), f.getValue()));
        return null;
    }
}
