package dev.leakgate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar leakgate.jar <command>}. */
@Command(name = "leakgate", mixinStandardHelpOptions = true, version = "leakgate 0.1.0",
        description = "A privacy gate for phone firmware.", subcommands = Scan.class)
public final class Leakgate {

    private Leakgate() {
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return what the process is to exit with, see {@link ExitCode} */
    public static int run(String... arguments) {
        return new CommandLine(new Leakgate())
                .setExitCodeExceptionMapper(fault -> ExitCode.FAULT)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println(command.getCommandName() + ": " + fault);
                    return ExitCode.FAULT;
                })
                .execute(arguments);
    }
}
