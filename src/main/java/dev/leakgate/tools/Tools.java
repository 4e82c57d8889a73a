package dev.leakgate.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tools of a run, found and good enough.
 *
 * @param nodeFolder  holds {@code package.json} and {@code node_modules}; it is the {@code APPIUM_HOME} too
 * @param androidHome for {@code ANDROID_HOME}: {@code platform-tools/adb} in it is {@link #adb}
 * @param versions    of each tool, by name: {@code adb}, {@code mitmproxy}, {@code node}, {@code appium},
 *                    {@code appium-uiautomator2-driver}, {@code allure}
 */
public record Tools(Path adb, Path mitmdump, Path node, Path nodeFolder, Path androidHome,
                    Map<String, String> versions) {

    /** Finds them on this machine. The checkout is the current directory, or {@code -Dleakgate.home}. */
    public static Tools find() {
        return find(Machine.current());
    }

    static Tools find(Machine machine) {
        Inventory inventory = Inventory.of(machine);
        if (!inventory.missing().isEmpty()) {
            throw new MissingTools(Instructions.text(machine, inventory.missing()));
        }
        return of(inventory, machine);
    }

    private static Tools of(Inventory inventory, Machine machine) {
        Path adb = inventory.found().get(Part.ADB).path();
        NodeParts parts = new NodeParts(inventory.found().get(Part.NODE_PARTS).path());
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("adb", inventory.found().get(Part.ADB).version());
        versions.put("mitmproxy", inventory.found().get(Part.MITMDUMP).version());
        versions.put("node", inventory.found().get(Part.NODE).version());
        for (String name : new String[] {"appium", "appium-uiautomator2-driver", "allure"}) {
            versions.put(name, parts.version(name));
        }
        return new Tools(adb, inventory.found().get(Part.MITMDUMP).path(), inventory.found().get(Part.NODE).path(),
                parts.folder(), androidHome(adb, machine.cache()), versions);
    }

    /** Script of Appium's command line, to be run by {@link #node}. */
    public Path appium() {
        return script("appium");
    }

    /** Script of Allure's command line, to be run by {@link #node}. */
    public Path allure() {
        return script("allure");
    }

    private Path script(String name) {
        return nodeFolder.resolve("node_modules/.bin").resolve(name);
    }

    /** The driver wants adb within an SDK; where it is elsewhere, as from brew, a folder with a link will do. */
    private static Path androidHome(Path adb, Path cache) {
        try {
            Path real = adb.toRealPath();
            if (real.getParent().endsWith("platform-tools")) {
                return real.getParent().getParent();
            }
            Path home = cache.resolve("android-home");
            Path link = home.resolve("platform-tools").resolve("adb");
            if (!Files.exists(link) || !Files.isSameFile(link, real)) {
                Files.createDirectories(link.getParent());
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, real);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("no ANDROID_HOME can be made for " + adb + ": " + e.getMessage(), e);
        }
    }
}
