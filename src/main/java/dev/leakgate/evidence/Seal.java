package dev.leakgate.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of {@code seal.json}, the last file that a run writes: SHA-256 of every other file in its folder. A run
 * without it was killed or still goes on.
 *
 * @param root  SHA-256 of the lines {@code <digest>  <path>\n} in the order of the paths, as {@code sha256sum} prints
 *              them: whoever knows it knows that nothing was altered, taken away or added
 * @param files digest by path within the folder, {@code /} between its names
 */
public record Seal(int schemaVersion, String root, SortedMap<String, String> files) {

    static final String FILE = "seal.json";

    public Seal {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** What stands in the folder now. */
    static Seal of(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!name.equals(FILE)) {
                    files.put(name, digest(path, name));
                }
            }
        } catch (IOException e) {
            throw new EvidenceException(folder + ": its files cannot be read (" + e + ")", e);
        }
        return new Seal(1, root(files), files);
    }

    /** What differs in {@code now}, a line for each file; empty when nothing does. */
    List<String> differences(Seal now) {
        if (!root.equals(root(files))) {
            return List.of(FILE + ": altered (its root is not that of its files)");
        }
        SortedMap<String, String> all = new TreeMap<>(files);
        now.files.forEach(all::putIfAbsent);
        return all.keySet().stream().filter(f -> !String.valueOf(files.get(f)).equals(now.files.get(f)))
                .map(f -> f + ": " + (!files.containsKey(f) ? "added" : now.files.containsKey(f) ? "altered" : "missing")
                        + " since the run was sealed").toList();
    }

    private static String root(Map<String, String> files) {
        return FileDigest.of(files.entrySet().stream().map(f -> f.getValue() + "  " + f.getKey() + "\n").collect(Collectors.joining()));
    }

    private static String digest(Path path, String name) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new EvidenceException(name + ": is no ordinary file; evidence is made of ordinary files only");
        }
        return FileDigest.of(path);
    }
}
