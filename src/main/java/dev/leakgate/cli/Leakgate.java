package dev.leakgate.cli;

import dev.leakgate.evidence.Plan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar leakgate.jar <command>}. */
@Command(name = "leakgate", mixinStandardHelpOptions = true, version = "leakgate " + Plan.LEAKGATE,
        description = "A privacy gate for phone firmware.", subcommands = {Scan.class, Replay.class, Purge.class, GateCommand.class, BaselineCommand.class,
        DoctorCommand.class, CaCommand.class, RecordCommand.class})
public final class Leakgate {

    private Leakgate() {
    }

    /** UTF-8 and no country's digits on every machine: programs read it, and the same evidence gives the same bytes. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), true);
        System.exit(run(out, new PrintWriter(System.err, true), arguments));
    }

    /** @return what the process is to exit with, see {@link ExitCode} */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return new CommandLine(new Leakgate()).setOut(out).setErr(err)
                    .setExitCodeExceptionMapper(fault -> ExitCode.FAULT)
                    .setExecutionExceptionHandler((fault, command, parsed) -> {
                        err.println(command.getCommandName() + ": " + fault);
                        return ExitCode.FAULT;
                    })
                    .execute(arguments);
        } catch (Error e) {
            // Left alone, the JVM would exit with 1, which means a leak.
            err.println("leakgate: " + e);
            return ExitCode.FAULT;
        } finally {
            out.flush();
        }
    }
}
