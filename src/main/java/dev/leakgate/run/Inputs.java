package dev.leakgate.run;

import dev.leakgate.evidence.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Digests of the files that decide what a run drives and how it is judged. */
final class Inputs {

    private Inputs() {
    }

    /** By file name for the list of phones, by {@code scenarios/...} for all else. */
    static SortedMap<String, String> digests(RunSettings settings) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(settings.scenarios())) {
            digests.put(settings.devices().getFileName().toString(), FileDigest.of(settings.devices()));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String place = settings.scenarios().relativize(file).toString().replace('\\', '/');
                digests.put("scenarios/" + place, FileDigest.of(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the run cannot be read: " + e.getMessage(), e);
        }
        return digests;
    }
}
