package dev.leakgate.tools;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of one tool.
 *
 * @param version as it tells it; empty for the Node parts
 * @param fault   why it will not do, or empty
 * @param cure    commands that bring it, when it will not do
 */
public record ToolFinding(String name, String version, Optional<String> fault, List<String> cure) {

    /** Of every tool that a run needs. */
    public static List<ToolFinding> all() {
        Machine machine = Machine.current();
        Inventory inventory = Inventory.of(machine);
        List<ToolFinding> findings = new ArrayList<>();
        for (Part part : machine.parts()) {
            Inventory.Found found = inventory.found().get(part);
            findings.add(found == null ? missing(part, inventory.missing(), machine)
                    : new ToolFinding(part.title, (found.version() + " in " + found.path()).strip(), Optional.empty(), List.of()));
        }
        return findings;
    }

    private static ToolFinding missing(Part part, Map<Part, String> faults, Machine machine) {
        return new ToolFinding(part.title, "", Optional.of(faults.get(part)), Instructions.commands(machine, EnumSet.of(part)));
    }
}
