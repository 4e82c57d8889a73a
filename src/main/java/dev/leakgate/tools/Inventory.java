package dev.leakgate.tools;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What a machine has of the tools, and why the rest will not do.
 *
 * @param found   tools that will do
 * @param missing the others, each with the reason
 */
record Inventory(Map<Part, Found> found, Map<Part, String> missing) {

    /** A tool that will do; the Node parts' path is their folder. */
    record Found(Path path, String version) {
    }

    private record Answer(Part part, Found found, String fault) {
    }

    /** Looks at all tools at once: starting Python alone takes a second. */
    static Inventory of(Machine machine) {
        VersionCache versions = new VersionCache(machine.cache().resolve("versions.properties"));
        List<CompletableFuture<Answer>> questions = machine.parts().stream()
                .map(part -> CompletableFuture.supplyAsync(() -> look(part, machine, versions))).toList();
        Map<Part, Found> found = new EnumMap<>(Part.class);
        Map<Part, String> missing = new EnumMap<>(Part.class);
        for (Answer answer : questions.stream().map(CompletableFuture::join).toList()) {
            if (answer.found() != null) {
                found.put(answer.part(), answer.found());
            } else {
                missing.put(answer.part(), answer.fault());
            }
        }
        versions.save();
        return new Inventory(found, missing);
    }

    private static Answer look(Part part, Machine machine, VersionCache versions) {
        if (part == Part.NODE_PARTS) {
            NodeParts parts = new NodeParts(machine.nodeFolder());
            return parts.fault().map(fault -> new Answer(part, null, fault))
                    .orElseGet(() -> new Answer(part, new Found(parts.folder(), ""), null));
        }
        List<String> faults = new ArrayList<>();
        for (Path candidate : candidates(part, machine)) {
            Optional<Version> version =
                    versions.of(candidate, () -> version(part, candidate, machine));
            if (version.filter(part::accepts).isPresent()) {
                return new Answer(part, new Found(candidate, version.get().toString()), null);
            }
            faults.add(candidate + (version.isPresent() ? " is " + version.get() + ", needed is " + part.wanted
                    : " does not tell its version"));
        }
        return new Answer(part, null, faults.isEmpty() ? "not found on PATH" : String.join("; ", faults));
    }

    private static List<Path> candidates(Part part, Machine machine) {
        Stream<Path> onPath = machine.executables(part.title).stream();
        Stream<Path> elsewhere = switch (part) {
            case ADB -> Stream.of("ANDROID_HOME", "ANDROID_SDK_ROOT").map(machine.environment()::get)
                    .filter(sdk -> sdk != null).map(sdk -> Path.of(sdk, "platform-tools", "adb"));
            case NODE -> Stream.of(machine.ownNode());
            default -> Stream.of();
        };
        return Stream.concat(onPath, elsewhere.filter(Files::isExecutable)).toList();
    }

    /** The line that names the tool's own version: adb's first line is that of its protocol. */
    private static Optional<Version> version(Part part, Path executable, Machine machine) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(part.versionArguments);
        Child.Ended ended = Child.run(ChildSpec.of(part.title, command).onlyEnvironment(machine.environment()),
                Duration.ofSeconds(20));
        if (ended.code() != 0) {
            return Optional.empty();
        }
        return ended.output().lines().filter(line -> line.matches("(Version |Mitmproxy: |Chromium |v\\d).*")).findFirst()
                .flatMap(Version::in);
    }
}
