package dev.leakgate.lab;

import dev.leakgate.adb.AdbDaemon;
import dev.leakgate.lab.android.Identifiers;
import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.PhoneServices;
import dev.leakgate.lab.android.Profile;
import dev.leakgate.lab.android.Transcript;
import dev.leakgate.lab.android.command.Programs;
import dev.leakgate.lab.android.shell.Console;
import dev.leakgate.lab.fault.Faults;
import dev.leakgate.lab.uiautomator.UiAutomatorServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redmi Note 8 with the {@link ShopApp}, reachable by adb. */
public final class TestPhone implements AutoCloseable {

    private final Path folder;
    private final Phone phone;
    private final ShopApp app;
    private final Transcript transcript;
    private final AdbDaemon daemon;

    public TestPhone(Path folder, String name) {
        this(folder, name, "redmi-note-8");
    }

    /** @param profile name or path of its model */
    public TestPhone(Path folder, String name, String profile) {
        this.folder = folder;
        try {
            Profile p = Profile.read(profile);
            transcript = new Transcript(name, folder);
            phone = new Phone(name, p, Identifiers.draw(42, name, p.numbering()), transcript, Faults.none(), its -> Programs.of(its, UiAutomatorServer::start));
            app = new ShopApp(phone);
            phone.apps().install(app, new InstalledPackage(ShopApp.PACKAGE, phone.packages().uidFor(ShopApp.PACKAGE), 7, app.version(), 28,
                    app.launcherActivity(), List.of(".LoginActivity", ".ListActivity"),
                    List.of("android.permission.INTERNET", "android.permission.CAMERA"), Map.of(), false));
            phone.boot();
            daemon = AdbDaemon.listen(name, 0, new PhoneServices(phone));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Phone phone() {
        return phone;
    }

    public ShopApp app() {
        return app;
    }

    public String serial() {
        return daemon.address();
    }

    /** Runs a command line in a new shell, as {@code adb shell} does. */
    public Result shell(String commandLine) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            int code = phone.shell().run(commandLine, Console.collecting(out, err));
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Result(int code, String out, String err) {
    }

    /** Lines of {@code unknown.jsonl}. */
    public List<String> unknown() {
        Path file = folder.resolve("unknown.jsonl");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            daemon.close();
            transcript.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
