package dev.leakgate.run;

import dev.leakgate.tools.RunProperties;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * How a run was asked for.
 *
 * @param scenarios    folder with {@code trials}, {@code browsers}, {@code claims.yaml}, {@code policy.yaml}
 * @param output       {@code target/leakgate}: runs, and the last one's verdict
 * @param state        what must outlive {@code target}: old states of phones, the bench's certificate authority
 * @param only         words that select a part of the matrix; empty for the whole
 * @param allowPartial a clean part of the matrix is enough for exit code 0
 * @param seed         everything drawn by chance comes from it
 * @param resume       id of an interrupted run to go on with; empty for a new one
 */
public record RunSettings(Path devices, Path scenarios, Path output, Path state, List<String> only, boolean allowPartial,
                          long seed, Optional<String> resume) {

    /** From system properties {@code leakgate.*}, each with its default. @throws RunException for one that nobody would read */
    public static RunSettings fromSystem() {
        try {
            RunProperties.check(System.getProperties());
        } catch (RunProperties.Unusable e) {
            throw new RunException(e.getMessage());
        }
        Path home = Path.of(System.getProperty("leakgate.home", ""));
        return new RunSettings(
                home.resolve(System.getProperty("leakgate.devices", "devices.yaml")),
                home.resolve("scenarios"),
                home.resolve("target/leakgate"),
                text("leakgate.state").map(Path::of).orElse(Path.of(System.getProperty("user.home"), ".local/state/leakgate")),
                text("leakgate.only").map(t -> List.of(t.trim().split("[,\\s]+"))).orElse(List.of()),
                Boolean.getBoolean("leakgate.allowPartial"),
                text("leakgate.seed").map(RunSettings::seed).orElseGet(() -> new SecureRandom().nextLong() >>> 16),
                text("leakgate.resume"));
    }

    private static Optional<String> text(String property) {
        return Optional.ofNullable(System.getProperty(property)).filter(t -> !t.isBlank());
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RunException("-Dleakgate.seed=" + text + " is not a whole number; take the seed that a run printed");
        }
    }
}
