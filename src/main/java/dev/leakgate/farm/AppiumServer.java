package dev.leakgate.farm;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The Appium server of a run: one carries all phones of a machine. */
final class AppiumServer implements AutoCloseable {

    private final URI address;
    private final Supplier<Child> launch;
    private Child child;

    private AppiumServer(URI address, Supplier<Child> launch) {
        this.address = address;
        this.launch = launch;
        this.child = launch.get();
    }

    static AppiumServer start(Tools tools, AdbServer adb, Path logs) {
        int port = FreePort.find();
        URI address = URI.create("http://127.0.0.1:" + port);
        return new AppiumServer(address, () -> launch(tools, address, adb, logs));
    }

    private static Child launch(Tools tools, URI address, AdbServer adb, Path logs) {
        Child child = Child.start(ChildSpec.of("Appium", List.of(tools.node().toString(), tools.appium().toString(), "server",
                        "--address", "127.0.0.1", "--port", String.valueOf(address.getPort()),
                        // Shell commands are how the harness sets proxy and trust; Appium 3 wants the driver's name in front.
                        "--allow-insecure", "uiautomator2:adb_shell",
                        "--log-no-colors", "--log-timestamp", "--log-level", "info"))
                .with("ANDROID_HOME", tools.androidHome().toString())
                .with(adb.environment())
                .with("APPIUM_HOME", tools.nodeFolder().toString())
                .log(logs.resolve("appium.log")));
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest status = HttpRequest.newBuilder(address.resolve("/status")).timeout(Duration.ofSeconds(5)).build();
        Startup.await(child, "Appium did not answer on port " + address.getPort(),
                () -> client.send(status, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
        return child;
    }

    /** Starts it again at the same address if it has ended. */
    void revive() {
        if (!child.alive()) {
            child = launch.get();
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        child.close();
    }
}
