package dev.leakgate.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A machine whose tools are small scripts in one folder; besides them it has {@code sh} and what goes with it. */
final class FakeMachine {

    final Path bin;
    private final Path folder;

    FakeMachine(Path folder) throws IOException {
        this.folder = folder;
        bin = Files.createDirectories(folder.resolve("bin"));
        Path node = Files.createDirectories(folder.resolve("home/ci/node"));
        Files.writeString(node.resolve("package-lock.json"), lock("3.8.0"));
    }

    static String lock(String appium) {
        return "{\"packages\":{\"\":{},\"node_modules/appium\":{\"version\":\"" + appium + "\"},"
                + "\"node_modules/other-system\":{\"version\":\"1.0.0\",\"optional\":true}}}";
    }

    FakeMachine with(String name, String script) throws IOException {
        return with(bin, name, script);
    }

    FakeMachine with(Path where, String name, String script) throws IOException {
        Path file = Files.createDirectories(where).resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    FakeMachine withAllTools() throws IOException {
        return with("adb", "echo 'Android Debug Bridge version 1.0.41'; echo 'Version 29.0.6-debian'")
                .with("mitmdump", "echo 'Mitmproxy: 8.1.1'").with("node", "echo v20.20.2").withNodeParts("3.8.0");
    }

    FakeMachine withNodeParts(String appium) throws IOException {
        Path modules = Files.createDirectories(folder.resolve("home/ci/node/node_modules"));
        Files.writeString(modules.resolve(".package-lock.json"), lock(appium));
        for (String name : List.of("appium", "appium-uiautomator2-driver", "allure")) {
            Files.writeString(Files.createDirectories(modules.resolve(name)).resolve("package.json"),
                    "{\"version\":\"" + appium + "\"}");
        }
        return this;
    }

    Machine root() {
        return machine(false, true, true);
    }

    Machine user() {
        return machine(false, false, true);
    }

    Machine mac() {
        return machine(true, false, true);
    }

    Machine forbidden() {
        return machine(false, true, false);
    }

    private Machine machine(boolean mac, boolean root, boolean mayInstall) {
        return new Machine(List.of(bin, folder.resolve("second")), Map.of("PATH", bin + ":/usr/bin:/bin"),
                folder.resolve("home"), folder.resolve("cache"), mac, root, mayInstall, false);
    }
}
