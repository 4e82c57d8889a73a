package dev.leakgate.gate;

import dev.leakgate.run.RunSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of runs that tests start: everything they write goes to a folder of the test. */
final class Runs {

    private Runs() {
    }

    static RunSettings settings(Path devices, Path folder, List<String> only) {
        return settings(devices, Path.of("scenarios"), folder, only);
    }

    static RunSettings settings(Path devices, Path scenarios, Path folder, List<String> only) {
        return new RunSettings(devices, scenarios, folder.resolve("leakgate"), folder.resolve("state"), only, false, 20200430, Optional.empty());
    }
}
