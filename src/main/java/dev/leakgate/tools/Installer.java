package dev.leakgate.tools;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Installs parts: system packages by apt as root, Node's by npm. The tools' own output goes to a log file. */
final class Installer {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Machine machine;
    private final Path log;
    private boolean updated;

    Installer(Machine machine, Path log) {
        this.machine = machine;
        this.log = log;
    }

    /** True when all of these parts can be installed without asking anybody. */
    boolean can(Set<Part> parts) {
        boolean npm = machine.executable("npm").isPresent();
        boolean systemPackages = parts.contains(Part.ADB) || parts.contains(Part.MITMDUMP) || parts.contains(Part.CHROMIUM) || parts.contains(Part.NFT) || !npm;
        return !systemPackages || machine.installsPackages();
    }

    /** What it installs a part by, in words. */
    String means(Part part) {
        return switch (part) {
            case ADB -> "apt-get install adb";
            case MITMDUMP -> "apt-get install mitmproxy";
            case CHROMIUM -> "apt-get install chromium";
            case NFT -> "apt-get install nftables iproute2";
            case NODE -> "npm install " + machine.nodePackage();
            case NODE_PARTS -> "npm ci";
        };
    }

    void install(Part part) {
        switch (part) {
            case ADB -> apt("adb");
            case MITMDUMP -> apt("mitmproxy");
            case CHROMIUM -> apt("chromium");
            case NFT -> {
                apt("nftables");
                apt("iproute2");
            }
            case NODE -> run("npm", NodeRuntime.command(npm(), machine));
            case NODE_PARTS -> run("npm", List.of(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund",
                    "--loglevel=error", "--prefix", machine.nodeFolder().toString()));
        }
    }

    private String npm() {
        if (machine.executable("npm").isEmpty()) {
            apt("npm");
        }
        return machine.executable("npm").orElseThrow(
                () -> new IllegalStateException("apt installed npm, and yet there is none on PATH")).toString();
    }

    /** Tried with the package lists as they are first: they are there on most machines, and an update takes a while. */
    private void apt(String packageName) {
        List<String> install = List.of("apt-get", "install", "-y", "--no-install-recommends",
                "-o", "DPkg::Lock::Timeout=120", packageName);
        if (!updated && code("apt-get", install) == 0) {
            return;
        }
        if (!updated) {
            run("apt-get", List.of("apt-get", "update", "-o", "DPkg::Lock::Timeout=120"));
            updated = true;
        }
        run("apt-get", install);
    }

    private void run(String name, List<String> command) {
        int code = code(name, command);
        if (code != 0) {
            throw new IllegalStateException("%s ended with exit code %d: %s%nIts output is in %s"
                    .formatted(name, code, String.join(" ", command), log));
        }
    }

    private int code(String name, List<String> command) {
        ChildSpec spec = ChildSpec.of(name, command).onlyEnvironment(machine.environment())
                .with("DEBIAN_FRONTEND", "noninteractive").in(machine.home()).log(log);
        try (Child child = Child.start(spec)) {
            return child.await(LIMIT);
        }
    }
}
