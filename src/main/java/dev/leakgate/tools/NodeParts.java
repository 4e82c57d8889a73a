package dev.leakgate.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The packages in {@code ci/node}: pinned in {@code package-lock.json}, installed in {@code node_modules}. npm writes
 * what it has installed to {@code node_modules/.package-lock.json} when it is done, in the same format.
 */
record NodeParts(Path folder) {

    /** Why the installed packages are not the pinned ones; empty when they are. */
    Optional<String> fault() {
        if (!Files.exists(pinned())) {
            return Optional.of("there is no package-lock.json in " + folder
                    + "; start in the checkout, or name it by -Dleakgate.home=<checkout>");
        }
        if (!Files.exists(installed())) {
            return Optional.of("not installed in " + folder.resolve("node_modules"));
        }
        try {
            if (comparedBefore()) {
                return Optional.empty();
            }
            Optional<String> difference = difference();
            if (difference.isEmpty()) {
                Files.copy(pinned(), compared(), StandardCopyOption.REPLACE_EXISTING);
            }
            return difference;
        } catch (IOException e) {
            return Optional.of("cannot be compared with package-lock.json: " + e.getMessage());
        }
    }

    private Path pinned() {
        return folder.resolve("package-lock.json");
    }

    private Path installed() {
        return folder.resolve("node_modules/.package-lock.json");
    }

    /** A copy of what was pinned when the two were last found to agree, so that most runs need not parse them. */
    private Path compared() {
        return folder.resolve("node_modules/.package-lock.compared");
    }

    private boolean comparedBefore() throws IOException {
        return Files.exists(compared()) && Files.mismatch(pinned(), compared()) == -1
                && Files.getLastModifiedTime(compared()).compareTo(Files.getLastModifiedTime(installed())) >= 0;
    }

    private Optional<String> difference() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode wanted = json.readTree(pinned().toFile()).path("packages");
        JsonNode there = json.readTree(installed().toFile()).path("packages");
        return wanted.properties().stream().filter(entry -> !entry.getKey().isEmpty())
                .filter(entry -> !same(entry, there)).findFirst()
                .map(entry -> entry.getKey() + " is not the version that package-lock.json pins");
    }

    /** Optional packages, those for other systems, need not be there. */
    private static boolean same(Map.Entry<String, JsonNode> pinned, JsonNode there) {
        JsonNode installed = there.path(pinned.getKey());
        return installed.isMissingNode() ? pinned.getValue().path("optional").asBoolean()
                : installed.path("version").equals(pinned.getValue().path("version"));
    }

    /** Version of an installed package. */
    String version(String name) {
        try {
            return new ObjectMapper().readTree(folder.resolve("node_modules").resolve(name).resolve("package.json")
                    .toFile()).path("version").asText();
        } catch (IOException e) {
            throw new IllegalStateException("npm package " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
