package dev.leakgate.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sees to it, before any test starts, that the tools are there. Says nothing when nothing is missing, a line for each
 * tool that it installs, and fails with the commands to give when it can not or, by {@code -Dleakgate.install=false},
 * may not install.
 */
public final class Setup {

    private static final Set<String> COMPARING = Set.of("full", "chrome");

    private static final Pattern GATEWAY = Pattern.compile("^[^#]*\\bcapture: *gateway\\b");

    private final Machine machine;
    private final PrintStream out;

    Setup(Machine machine, PrintStream out) {
        this.machine = machine;
        this.out = out;
    }

    public static void main(String[] arguments) {
        RunProperties.check(System.getProperties());
        Setup setup = new Setup(Machine.current(), System.out);
        setup.run();
        setup.offerComparison(System.getProperty("leakgate.only", ""));
        setup.offerGateway(Path.of(System.getProperty("leakgate.devices", "devices.yaml")));
    }

    void run() {
        Map<Part, String> missing = Inventory.of(machine).missing();
        if (missing.isEmpty()) {
            return;
        }
        Installer installer = new Installer(machine, log());
        if (!machine.mayInstall() || !installer.can(missing.keySet())) {
            throw new MissingTools(Instructions.text(machine, missing));
        }
        for (Map.Entry<Part, String> entry : missing.entrySet()) {
            install(installer, entry.getKey(), entry.getValue());
        }
        missing = Inventory.of(machine).missing();
        if (!missing.isEmpty()) {
            throw new MissingTools(Instructions.text(machine, missing) + "\nWhat the installation said: " + log());
        }
    }

    /** A browser to compare with takes part in `full`. @param only words of the selection */
    void offerComparison(String only) {
        if (List.of(only.split("[,\\s]+")).stream().anyMatch(COMPARING::contains)) {
            offer(Part.CHROMIUM, "there will be no Chrome to compare with");
        }
    }

    /**
     * What a gateway needs where one is wanted: by a phone of the file, or to be tried by the self-tests.
     *
     * @param devices the phones; a file that is not there is the run's to tell
     */
    void offerGateway(Path devices) {
        if (machine.selfTest() || names(devices, GATEWAY)) {
            offer(Part.NFT, "no phone can be captured at a gateway");
        }
    }

    /** A part that is no must: installed where that asks nobody, else done without. @param without what will be missing */
    private void offer(Part part, String without) {
        Installer installer = new Installer(machine, log());
        if (machine.executable(part.title).isEmpty() && machine.mayInstall() && installer.can(Set.of(part))) {
            try {
                install(installer, part, "not found on PATH");
            } catch (MissingTools e) {
                out.println("[setup] going on without it: " + without);
            }
        }
    }

    private boolean names(Path file, Pattern what) {
        try {
            Path there = machine.home().resolve(file);
            return Files.isRegularFile(there) && Files.readAllLines(there).stream().anyMatch(line -> what.matcher(line).find());
        } catch (IOException e) {
            return false;
        }
    }

    private void install(Installer installer, Part part, String why) {
        out.printf("[setup] %s: %s; installing by %s ... ", part.title, why, installer.means(part));
        out.flush();
        long start = System.nanoTime();
        try {
            installer.install(part);
        } catch (RuntimeException e) {
            out.println("failed");
            throw new MissingTools(e.getMessage() + "\n" + Instructions.text(machine, Map.of(part, why)));
        }
        out.printf("done in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private Path log() {
        return machine.home().resolve("target/leakgate/setup.log");
    }
}
