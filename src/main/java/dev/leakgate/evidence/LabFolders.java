package dev.leakgate.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the labs of a run keep their own records; each time a run is gone on with it has a fresh one. */
public final class LabFolders {

    private final Path run;

    LabFolders(Path run) {
        this.run = run;
    }

    public Path next() {
        return lab(count() + 1);
    }

    private Path lab(int number) {
        return run.resolve(number == 1 ? "lab" : "lab-" + number);
    }

    private int count() {
        int labs = 0;
        while (Files.exists(lab(labs + 1))) {
            labs++;
        }
        return labs;
    }

    /** What the virtual phones were asked and do not know: a run with such an entry proves nothing. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 1; i <= count(); i++) {
            Path file = lab(i).resolve("unknown.jsonl");
            try {
                unknown.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
            } catch (IOException e) {
                throw new EvidenceException(file + ": cannot be read (" + e + ")", e);
            }
        }
        return unknown;
    }
}
