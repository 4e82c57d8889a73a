package dev.leakgate.farm;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The Appium server of a run: one carries all phones of a machine. */
final class AppiumServer implements AutoCloseable {

    /** A busy one is slow, a hung one answers nothing at all. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final URI address;
    private final PortLease lease;
    private final Supplier<Child> launch;
    private Child child;

    private AppiumServer(URI address, PortLease lease, Supplier<Child> launch) {
        this.address = address;
        this.lease = lease;
        this.launch = launch;
        this.child = launch.get();
    }

    static AppiumServer start(Tools tools, AdbServer adb, Path logs) {
        PortLease lease = PortLease.take();
        URI address = URI.create("http://127.0.0.1:" + lease.port());
        return new AppiumServer(address, lease, () -> launch(tools, address, adb, logs));
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
        Startup.await(child, "Appium did not answer on port " + address.getPort(), () -> answers(address, Duration.ofSeconds(5)));
        return child;
    }

    private static boolean answers(URI address, Duration patience) throws IOException {
        return StatusPage.of(address, patience).path("ready").asBoolean();
    }

    /** Starts it again at the same address if it has ended, or lives and does not answer. */
    void revive() {
        if (!healthy()) {
            child.close();
            child = launch.get();
        }
    }

    private boolean healthy() {
        try {
            return child.alive() && answers(address, SILENCE);
        } catch (IOException e) {
            return Thread.currentThread().isInterrupted();
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        child.close();
        lease.close();
    }
}
