package dev.leakgate.doctor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.GridStatus;
import dev.leakgate.farm.GridStatus.Node;
import dev.leakgate.farm.GridStatus.Slot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor says of a Grid and of an Appium by their own words. */
class GridChecksTest {

    /** As a hub of Selenium 4.47.0 answers, without what is not read. */
    private static final String HUB = """
            {"value": {"message": "Selenium Grid ready.", "ready": true, "nodes": [{"version": "4.47.0 (revision 9175ed9)", "availability": "UP",
              "maxSessions": 2, "uri": "http://10.0.0.5:5555", "slots": [
                {"session": null, "stereotype": {"appium:udid": "8f2b1c3d", "appium:deviceName": "Mi 10", "appium:automationName": "UiAutomator2"}},
                {"session": {"sessionId": "5d1f"}, "stereotype": {"appium:udid": "77aa01", "appium:deviceName": "Redmi K20", "appium:automationName": "UiAutomator2"}}]}]}}
            """;

    private HttpServer server;

    @AfterEach
    void end() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void a_grid_that_is_well_is_told_with_its_nodes_phones_and_free_slots() throws IOException {
        GridChecks checks = new GridChecks(GridStatus.of(serving(HUB)));

        assertThat(checks.examine()).extracting(Diagnosis::subject, Diagnosis::outcome).containsExactly(
                tuple("Grid", new Outcome.Ok("ready, Selenium 4.47.0: 1 nodes, 2 phones, 1 free")),
                tuple("node 10.0.0.5:5555", new Outcome.Ok(
                        "UP, Selenium 4.47.0, Appium answers: Mi 10 (8f2b1c3d), Redmi K20 (77aa01, in use)")));
        assertThat(checks.phone("8f2b1c3d")).isEqualTo(new Outcome.Ok("on node 10.0.0.5:5555, free"));
        assertThat(checks.phone("77aa01")).isInstanceOf(Outcome.Warning.class);
        assertThat(checks.phone("0000")).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void a_node_whose_appium_does_not_answer_is_a_failure_for_its_phones_too() {
        GridChecks checks = checks(node("DOWN", 1, slot("8f2b1c3d", "Mi 10", "UiAutomator2")));

        assertThat(checks.examine().get(1).outcome()).isInstanceOf(Outcome.Failure.class).extracting(Outcome::cure).asString().contains("Appium answers");
        assertThat(checks.phone("8f2b1c3d")).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void stereotypes_that_do_not_tell_phones_apart_or_name_another_driver_are_failures() {
        assertThat(checks(node("UP", 1, slot("", "Mi 10", "UiAutomator2"))).examine().get(1).outcome().cure()).contains("appium:udid");
        assertThat(checks(node("UP", 1, slot("8f2b1c3d", "Mi 10", "Espresso"))).examine().get(1).outcome().seen()).contains("Espresso");
    }

    @Test
    void a_node_that_fills_only_some_of_its_slots_is_a_warning() {
        assertThat(checks(node("UP", 1, slot("a", "Mi 10", "UiAutomator2"), slot("b", "Mi 10", "UiAutomator2"))).examine().get(1).outcome())
                .isInstanceOf(Outcome.Warning.class).extracting(Outcome::cure).asString().contains("max-sessions");
    }

    @Test
    void a_hub_without_nodes_is_a_failure() {
        assertThat(checks().examine()).singleElement().satisfies(d -> assertThat(d.outcome()).isInstanceOf(Outcome.Failure.class));
    }

    @Test
    void an_appium_is_known_by_its_version() throws IOException {
        assertThat(AppiumCheck.examine(serving("{\"value\": {\"ready\": true, \"build\": {\"version\": \"3.8.0\"}}}")).outcome())
                .isEqualTo(new Outcome.Ok("3.8.0, ready"));
    }

    @Test
    void what_is_no_appium_or_does_not_answer_is_a_failure() throws IOException {
        assertThat(AppiumCheck.examine(serving("{\"hello\": 1}")).outcome().seen()).contains("not as a WebDriver server does");
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(AppiumCheck.examine(nobody).outcome().seen()).contains(nobody + "/status does not answer");
    }

    private URI serving(String json) throws IOException {
        end();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/status", call -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static GridChecks checks(Node... nodes) {
        return new GridChecks(new GridStatus(true, "Selenium Grid ready.", List.of(nodes)));
    }

    private static Node node(String availability, int maxSessions, Slot... slots) {
        return new Node("http://10.0.0.5:5555", availability, "4.47.0", maxSessions, List.of(slots));
    }

    private static Slot slot(String udid, String model, String automation) {
        return new Slot(udid, model, automation, true);
    }
}
