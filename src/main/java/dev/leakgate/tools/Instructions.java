package dev.leakgate.tools;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person is told to do about missing tools on this system. */
final class Instructions {

    private Instructions() {
    }

    static String text(Machine machine, Map<Part, String> missing) {
        StringBuilder text = new StringBuilder("\n\nLeakgate needs tools that are missing here:\n");
        missing.forEach((part, why) -> text.append("  %-11s %s%n".formatted(part.title, why)));
        text.append(whyNotInstalled(machine)).append(" Install them, then give the same command again:\n");
        commands(machine, missing.keySet()).forEach(command -> text.append("  ").append(command).append('\n'));
        return text.toString().stripTrailing();
    }

    private static String whyNotInstalled(Machine machine) {
        if (!Setup.mayInstall()) {
            return "-Dleakgate.install=false forbids installing.";
        }
        return machine.installsPackages() ? "They are not installed yet, or would not do."
                : "Only root on a system with apt has them installed by itself.";
    }

    private static Set<String> commands(Machine machine, Set<Part> missing) {
        Set<String> commands = new LinkedHashSet<>();
        for (Part part : missing) {
            commands.addAll(switch (part) {
                case ADB -> List.of(packages(machine, "adb", "android-platform-tools", "android-tools"));
                case MITMDUMP -> mitmproxy(machine);
                case NODE -> node(machine);
                case NODE_PARTS -> List.of("npm ci --ignore-scripts --prefix " + machine.nodeFolder());
            });
        }
        return commands;
    }

    private static List<String> mitmproxy(Machine machine) {
        return machine.executable("apt-get").isPresent() ? List.of(packages(machine, "mitmproxy", "", ""))
                : List.of(packages(machine, "pipx", "pipx", "pipx"), "pipx install mitmproxy");
    }

    private static List<String> node(Machine machine) {
        return machine.executable("apt-get").isPresent()
                ? List.of(packages(machine, "npm", "", ""), String.join(" ", NodeRuntime.command("npm", machine)))
                : List.of(packages(machine, "npm", "node", "nodejs"));
    }

    private static String packages(Machine machine, String apt, String brew, String others) {
        if (machine.executable("apt-get").isPresent()) {
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
