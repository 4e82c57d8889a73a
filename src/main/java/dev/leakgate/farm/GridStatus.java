package dev.leakgate.farm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the hub of a Selenium Grid 4 says of itself and its nodes, see
 * https://www.selenium.dev/documentation/grid/advanced_features/endpoints/.
 *
 * @param ready   it takes sessions
 * @param message why not, in the hub's words
 */
public record GridStatus(boolean ready, String message, List<Node> nodes) {

    public GridStatus {
        nodes = List.copyOf(nodes);
    }

    /**
     * @param availability {@code UP}, {@code DRAINING} or {@code DOWN}; a node is up while its Appium answers
     * @param version      of Selenium
     * @param maxSessions  how many of its slots it fills at the same time
     */
    public record Node(String uri, String availability, String version, int maxSessions, List<Slot> slots) {

        public Node {
            slots = List.copyOf(slots);
        }

        public boolean isUp() {
            return availability.equals("UP");
        }
    }

    /**
     * One phone on a node, by its stereotype.
     *
     * @param udid       {@code appium:udid}, empty when it has none
     * @param model      {@code appium:deviceName}
     * @param automation {@code appium:automationName}
     * @param free       no session holds it
     */
    public record Slot(String udid, String model, String automation, boolean free) {
    }

    /** @throws FarmException when no Grid answers there */
    public static GridStatus of(URI hub) {
        try {
            JsonNode value = StatusPage.of(hub);
            List<Node> nodes = new ArrayList<>();
            value.path("nodes").forEach(n -> nodes.add(new Node(n.path("uri").asText(), n.path("availability").asText(),
                    n.path("version").asText().replaceFirst(" .*", ""), n.path("maxSessions").asInt(), slots(n))));
            return new GridStatus(value.path("ready").asBoolean(), value.path("message").asText(), nodes);
        } catch (IOException e) {
            throw new FarmException("no Grid: " + e.getMessage() + "; start its hub, or correct 'grid:' in the devices file");
        }
    }

    private static List<Slot> slots(JsonNode node) {
        List<Slot> slots = new ArrayList<>();
        for (JsonNode slot : node.path("slots")) {
            JsonNode stereotype = slot.path("stereotype");
            slots.add(new Slot(stereotype.path("appium:udid").asText(), stereotype.path("appium:deviceName").asText(),
                    stereotype.path("appium:automationName").asText(), slot.path("session").isNull() || slot.path("session").isMissingNode()));
        }
        return slots;
    }

    public List<Slot> slots() {
        return nodes.stream().flatMap(node -> node.slots().stream()).toList();
    }

    public Optional<Node> nodeOf(String udid) {
        return nodes.stream().filter(node -> node.slots().stream().anyMatch(slot -> slot.udid().equals(udid))).findFirst();
    }
}
