package dev.leakgate.cli;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.report.VerdictFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a command of the jar printed and exited with. */
record Shown(int code, String out, String err) {

    static Shown of(String command, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Leakgate.run(new PrintWriter(out), new PrintWriter(err),
                Stream.concat(Stream.of(command), Stream.of(arguments).map(String::valueOf)).toArray(String[]::new));
        return new Shown(code, out.toString(), err.toString());
    }

    RunVerdict verdict(Path temp) throws IOException {
        Path file = Files.writeString(Files.createTempFile(temp, "verdict", ".json"), out);
        return VerdictFile.read(file);
    }
}
