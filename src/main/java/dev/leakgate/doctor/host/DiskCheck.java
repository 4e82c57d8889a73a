package dev.leakgate.doctor.host;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Room for captures and reports. */
final class DiskCheck implements HostCheck {

    private static final double FULL_GB = 0.5;
    private static final double TIGHT_GB = 5;

    private final Path output;

    /** @param output where runs go; it need not be there yet */
    DiskCheck(Path output) {
        this.output = output;
    }

    @Override
    public List<Diagnosis> examine() {
        return List.of(Diagnosis.ofHost("disk", outcome()));
    }

    private Outcome outcome() {
        Path there = output.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            double free = Files.getFileStore(there).getUsableSpace() / 1e9;
            String seen = String.format(Locale.ROOT, "%.1f GB free for %s", free, output);
            String cure = "java -jar target/leakgate.jar purge --older-than 30d";
            return free < FULL_GB ? new Outcome.Failure(seen, cure) : free < TIGHT_GB ? new Outcome.Warning(seen, cure) : new Outcome.Ok(seen);
        } catch (IOException e) {
            return new Outcome.Warning("cannot tell what is free: " + e.getMessage(), "look at the disk of " + output);
        }
    }
}
