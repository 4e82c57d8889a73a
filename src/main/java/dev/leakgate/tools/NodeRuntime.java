package dev.leakgate.tools;

import java.util.List;

/** A Node of our own, from npm: for systems, such as Debian 12, whose own Node is too old for Appium. */
final class NodeRuntime {

    private static final String VERSION = "22.23.3";

    private NodeRuntime() {
    }

    /** Puts {@link Machine#ownNode} in place. */
    static List<String> command(String npm, Machine machine) {
        return List.of(npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error",
                "--prefix", machine.nodeFolder().resolve("runtime").toString(),
                machine.nodePackage() + "@" + VERSION);
    }
}
