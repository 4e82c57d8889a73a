package dev.leakgate.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which phones of a Grid a list is given, and which are left for those that fail. */
class SparesTest {

    /** As a hub of Selenium 4.47.0 answers, without what is not read. */
    private static final String HUB = """
            {"value": {"message": "Selenium Grid ready.", "ready": true, "nodes": [
              {"availability": "DOWN", "slots": [{"session": null, "stereotype": {"appium:udid": "away", "appium:deviceName": "Mi 10"}}]},
              {"availability": "UP", "slots": [
                {"session": {"sessionId": "5d1f"}, "stereotype": {"appium:udid": "driven", "appium:deviceName": "Mi 10"}},
                {"session": null, "stereotype": {"appium:udid": "named", "appium:deviceName": "Mi 10"}},
                {"session": null, "stereotype": {"appium:udid": "first", "appium:deviceName": "Mi 10"}},
                {"session": null, "stereotype": {"appium:udid": "second", "appium:deviceName": "Mi 10"}},
                {"session": null, "stereotype": {"appium:udid": "other", "appium:deviceName": "Redmi K20"}}]}]}}
            """;

    @TempDir
    Path folder;

    private HttpServer server;
    private URI hub;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/status", exchange -> {
            byte[] body = HUB.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        hub = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void any_takes_free_phones_first_and_the_others_of_the_model_are_spare_by_the_same_consent() throws IOException {
        DevicesFile devices = devices("""
                phones:
                  - {model: Mi 10, any: 1, browsers: [mint], consent: [clear-data]}
                  - {model: Mi 10, id: mine, udid: named, browsers: [mint]}
                  - {model: Redmi K20, udid: other, browsers: [mint], consent: [clear-data]}
                """);
        Grid grid = Grid.at(hub, devices.named());

        assertThat(grid.seats(devices.phones())).extracting(Seat::udid).containsExactly("first", "named", "other");
        assertThat(grid.spares(devices.phones())).extracting(Seat::udid).containsExactly("second", "driven", "away");
        assertThat(grid.spares(devices.phones())).as("each is spare once").isEmpty();
    }

    @Test
    void a_spare_phone_is_known_by_a_name_of_its_own() throws IOException {
        DevicesFile devices = devices("phones:\n  - {model: Mi 10, any: 2, browsers: [mint], consent: [clear-data]}\n");
        Grid grid = Grid.at(hub, devices.named());
        grid.seats(devices.phones());

        assertThat(grid.spares(devices.phones())).hasSize(3).extracting(Seat::phone)
                .allSatisfy(phone -> assertThat(phone.allows(Consent.CLEAR_DATA)).isTrue())
                .extracting(FarmPhone::id).containsExactly("mi-10-spare-1", "mi-10-spare-2", "mi-10-spare-3");
    }

    @Test
    void a_phone_that_the_file_names_is_never_taken_for_any_though_this_run_does_not_need_it() throws IOException {
        DevicesFile devices = devices("""
                phones:
                  - {model: Redmi K20, any: 1, browsers: [mint], consent: [clear-data]}
                  - {model: Redmi K20, id: mine, udid: other, browsers: [mint]}
                """);
        DevicesFile needed = devices.only(devices.phones().subList(0, 1));
        Grid grid = Grid.at(hub, needed.named());

        assertThatThrownBy(() -> grid.seats(needed.phones())).isInstanceOf(FarmException.class).hasMessageContaining("no Redmi K20 is left");
    }

    private DevicesFile devices(String yaml) throws IOException {
        return DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"), yaml));
    }
}
