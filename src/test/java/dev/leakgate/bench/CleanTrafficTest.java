package dev.leakgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.leak.Detection;
import dev.leakgate.leak.Keystrokes;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.leak.Opaque;
import dev.leakgate.leak.Sighting;
import dev.leakgate.tools.Tools;
import dev.leakgate.traffic.HarReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody leaked: a small part of what {@code ci/bench clean} measures by 100 MB. */
class CleanTrafficTest {

    private static final long BYTES = 6_000_000;
    private static final int SECRETS = 40;
    /** Of a hundred exchanges; data of a format that is not known looks encrypted, and that is said. */
    private static final int MOST_OPAQUE = 1;

    /** Their files come from the packages in ci/node, as a web server would hand them out, with reports of apps between. */
    @Test
    void real_scripts_pages_and_pictures_hold_no_secret_by_chance(@TempDir Path folder) throws IOException {
        Path har = folder.resolve("clean.har");
        Map<String, Long> packages = CleanHar.write(har, BYTES, 7, List.of(Tools.find().nodeFolder().resolve("node_modules")));
        assertThat(packages).as("packages that files came from").hasSizeGreaterThan(100);
        LeakDetector detector = LeakDetector.of(BenchSecrets.first(SECRETS));
        Keystrokes keystrokes = new Keystrokes();
        List<Sighting> sightings = new ArrayList<>();
        List<Opaque> opaque = new ArrayList<>();
        int exchanges = 0;
        try (HarReader reader = HarReader.open(har)) {
            for (; reader.hasNext(); exchanges++) {
                Detection detection = detector.detect(reader.next().exchange(), keystrokes);
                sightings.addAll(detection.sightings());
                opaque.addAll(detection.opaque());
            }
        }
        assertThat(sightings).isEmpty();
        assertThat(keystrokes.sightings()).isEmpty();
        assertThat(opaque).hasSizeLessThanOrEqualTo(MOST_OPAQUE * exchanges / 100);
    }
}
