package dev.leakgate.yaml;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** YAML files that are part of the program, as names to choose from. */
public final class ShippedFiles {

    private static final String ENDING = ".yaml";

    private ShippedFiles() {
    }

    /** @param folder of resources, {@code /lab/phones}; @return names without ending, sorted */
    public static List<String> names(String folder) {
        try {
            Path program = Path.of(ShippedFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(program)) {
                return list(program.resolve(folder.substring(1)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return list(jar.getPath(folder));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the program's own " + folder + " is not readable", e);
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(ENDING))
                    .map(n -> n.substring(0, n.length() - ENDING.length())).sorted().toList();
        }
    }

    /** @throws YamlException at a name that is neither of these nor the path of a YAML file; @param what it names: "virtual phone" */
    public static void check(YamlNode named, String what, String folder) {
        String name = named.asText();
        if (name.endsWith(ENDING) ? !Files.isRegularFile(Path.of(name)) : !names(folder).contains(name)) {
            throw named.error("there is no " + what + " '" + name + "', shipped are " + String.join(", ", names(folder)) + "; or give the path of one that ends in "
                    + ENDING + Allowed.meant(name, names(folder)));
        }
    }
}
