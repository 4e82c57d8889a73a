package dev.leakgate.doctor.server;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.GridStatus;
import dev.leakgate.farm.GridStatus.Node;
import dev.leakgate.farm.GridStatus.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Grid as its hub tells it: itself, each node with its phones, and whether a phone can be had. */
public final class GridChecks {

    private static final String DRIVER = "UiAutomator2";

    private final GridStatus grid;

    public GridChecks(GridStatus grid) {
        this.grid = grid;
    }

    public List<Diagnosis> examine() {
        List<Diagnosis> found = new ArrayList<>(List.of(Diagnosis.ofHost("Grid", hub())));
        grid.nodes().forEach(node -> found.add(Diagnosis.ofHost("node " + name(node), node(node))));
        return found;
    }

    private static String name(Node node) {
        return node.uri().replaceFirst("^https?://", "");
    }

    private Outcome hub() {
        long free = grid.slots().stream().filter(Slot::free).count();
        String seen = grid.nodes().size() + " nodes, " + grid.slots().size() + " phones, " + free + " free";
        if (grid.nodes().isEmpty()) {
            return new Outcome.Failure("no node has joined: " + grid.message(), "start the nodes, and see that they reach the hub's three ports");
        }
        if (!grid.ready()) {
            return new Outcome.Failure(seen + "; not ready: " + grid.message(), "see below which nodes are not up");
        }
        List<String> versions = grid.nodes().stream().map(Node::version).distinct().toList();
        return versions.size() == 1 ? new Outcome.Ok("ready, Selenium " + versions.get(0) + ": " + seen)
                : new Outcome.Warning("ready: " + seen + ", of versions " + String.join(", ", versions), "run the same version of Selenium everywhere");
    }

    private static Outcome node(Node node) {
        String seen = node.availability() + ", Selenium " + node.version() + ", Appium answers: " + node.slots().stream()
                .map(slot -> slot.model() + " (" + slot.udid() + (slot.free() ? ")" : ", in use)")).collect(Collectors.joining(", "));
        if (!node.isUp()) {
            return new Outcome.Failure(node.availability() + ", with " + node.slots().size() + " phones", node.availability().equals("DRAINING")
                    ? "it ends with its last session; start it again" : "see that its Appium answers, and the node's and Appium's logs");
        }
        if (node.slots().stream().anyMatch(slot -> slot.udid().isEmpty() || slot.model().isEmpty())) {
            return new Outcome.Failure(seen + "; a slot does not say its phone", "write the stereotypes with ci/grid/phones: they need 'appium:udid' and "
                    + "'appium:deviceName'");
        }
        if (node.slots().stream().anyMatch(slot -> !slot.automation().equalsIgnoreCase(DRIVER))) {
            return new Outcome.Failure(seen + "; a slot is driven by " + node.slots().stream().map(Slot::automation).distinct()
                    .collect(Collectors.joining(", ")), "its stereotypes need 'appium:automationName': '" + DRIVER + "'");
        }
        return node.maxSessions() >= node.slots().size() ? new Outcome.Ok(seen)
                : new Outcome.Warning(seen + "; only " + node.maxSessions() + " at the same time", "set 'max-sessions' of the node to the number of its phones, "
                + "and 'override-max-sessions'");
    }

    /** Whether a phone hangs on a node that is up. */
    public Outcome phone(String udid) {
        Optional<Node> node = grid.nodeOf(udid);
        if (node.isEmpty()) {
            return new Outcome.Failure("no node has " + udid, "plug it in and write the node's stereotypes anew (ci/grid/phones), or correct 'udid:'");
        }
        String on = "on node " + name(node.get());
        if (!node.get().isUp()) {
            return new Outcome.Failure(on + ", which is " + node.get().availability(), "see the node above");
        }
        return node.get().slots().stream().anyMatch(slot -> slot.udid().equals(udid) && slot.free()) ? new Outcome.Ok(on + ", free")
                : new Outcome.Warning(on + ", in use: a run may be going on, so it is not asked further", "ask again when it is over");
    }
}
