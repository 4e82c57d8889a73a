package dev.leakgate.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person is told to do about missing tools on this system. */
final class Instructions {

    private final Machine machine;
    private final boolean apt;

    private Instructions(Machine machine) {
        this.machine = machine;
        this.apt = machine.executable("apt-get").isPresent();
    }

    static String text(Machine machine, Map<Part, String> missing) {
        StringBuilder text = new StringBuilder("\n\nLeakgate needs tools that are missing here:\n");
        missing.forEach((part, why) -> text.append("  %-11s %s%n".formatted(part.title, why)));
        text.append(whyNotInstalled(machine)).append(" Install them, then give the same command again:\n");
        new Instructions(machine).commands(missing.keySet())
                .forEach(command -> text.append("  ").append(command).append('\n'));
        return text.toString().stripTrailing();
    }

    /** The commands to give for these parts. */
    static List<String> commands(Machine machine, Set<Part> missing) {
        return new Instructions(machine).commands(missing);
    }

    private static String whyNotInstalled(Machine machine) {
        if (!machine.mayInstall()) {
            return "-Dleakgate.install=false forbids installing.";
        }
        return machine.installsPackages() ? "They are not installed yet, or will not do."
                : "Only root on a system with apt has them installed by itself.";
    }

    private List<String> commands(Set<Part> missing) {
        List<String> commands = new ArrayList<>();
        if (apt && !missing.equals(Set.of(Part.NODE_PARTS))) {
            commands.add("sudo apt-get update");
        }
        for (Part part : missing) {
            switch (part) {
                case ADB -> commands.add(packages("adb", "android-platform-tools", "android-tools"));
                case MITMDUMP -> {
                    commands.add(packages("mitmproxy", "pipx", "pipx"));
                    if (!apt) {
                        commands.add("pipx install mitmproxy");
                    }
                }
                case CHROMIUM -> commands.add(packages("chromium", "--cask chromium", "chromium"));
                case NFT -> commands.add(packages("nftables iproute2", "nftables", "nftables iproute2"));
                case NODE -> {
                    commands.add(packages("npm", "node", "nodejs npm"));
                    if (apt) {
                        commands.add(String.join(" ", NodeRuntime.command("npm", machine)));
                    }
                }
                case NODE_PARTS -> commands.add("npm ci --ignore-scripts --prefix " + machine.nodeFolder());
            }
        }
        return commands;
    }

    private String packages(String apt, String brew, String others) {
        if (this.apt) {
            return "sudo apt-get install -y --no-install-recommends " + apt;
        }
        if (machine.mac()) {
            return "brew install " + brew;
        }
        if (machine.executable("dnf").isPresent()) {
            return "sudo dnf install " + others;
        }
        if (machine.executable("pacman").isPresent()) {
            return "sudo pacman -S " + others;
        }
        return "(by the package manager of this system) " + others;
    }
}
