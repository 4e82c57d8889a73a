package dev.leakgate.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a replay answered that ran in a JVM of its own, in another directory, country, time zone and encoding. */
record Replayed(int exitCode, byte[] out, String errors) {

    static Replayed inAnotherWorld(Path run) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(run.resolve("../../elsewhere").normalize());
        Path errors = folder.resolve("errors.txt");
        Path out = folder.resolve("out.json");
        Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Asia/Kolkata", "-Dfile.encoding=US-ASCII",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.leakgate.cli.Leakgate", "replay", run.toAbsolutePath().toString())
                .directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
        return new Replayed(jvm.waitFor(), Files.readAllBytes(out), Files.readString(errors));
    }

    static Path copy(Path folder, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(folder.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }
}
