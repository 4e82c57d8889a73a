package dev.leakgate.tools;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine as far as tools are concerned.
 *
 * @param path        folders that executables are looked for in
 * @param environment the variables that tools are run with
 * @param home        the checkout, which holds {@code ci/node}
 * @param cache       a folder for what may be forgotten
 * @param mac         macOS rather than Linux
 * @param root        may install system packages
 * @param mayInstall  false by {@code -Dleakgate.install=false}
 * @param selfTest    the project's own tests are to run here, which need more
 */
record Machine(List<Path> path, Map<String, String> environment, Path home, Path cache, boolean mac, boolean root,
               boolean mayInstall, boolean selfTest) {

    /** This machine; {@code -Dleakgate.home} names the checkout where it is not the current directory. */
    static Machine current() {
        Map<String, String> environment = System.getenv();
        List<Path> path = Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(Path::of).toList();
        return new Machine(path, environment, Path.of(System.getProperty("leakgate.home", "")).toAbsolutePath(),
                Path.of(System.getProperty("user.home"), ".cache", "leakgate"),
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac"),
                System.getProperty("user.name").equals("root"),
                !"false".equals(System.getProperty("leakgate.install")), Boolean.getBoolean("leakgate.selfTest"));
    }

    /** What has to be here. */
    List<Part> parts() {
        return Stream.of(Part.values()).filter(part -> part != Part.NFT && (selfTest || part != Part.CHROMIUM)).toList();
    }

    /** Every executable of that name, in the order of PATH. */
    List<Path> executables(String name) {
        return path.stream().map(folder -> folder.resolve(name))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file)).toList();
    }

    Optional<Path> executable(String name) {
        return executables(name).stream().findFirst();
    }

    /** True when system packages can be installed without asking anybody. */
    boolean installsPackages() {
        return root && executable("apt-get").isPresent();
    }

    /** The folder that pins the Node parts and holds them once they are installed. */
    Path nodeFolder() {
        return home.resolve("ci").resolve("node");
    }

    /** A Node of our own, for machines whose own is missing or too old; not there until it is installed. */
    Path ownNode() {
        return nodeFolder().resolve("runtime/node_modules").resolve(nodePackage()).resolve("bin/node");
    }

    /** The npm package that holds Node for this system. */
    String nodePackage() {
        String arch = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "x64";
        return "node-" + (mac ? "darwin-" : "linux-") + arch;
    }
}
