package dev.leakgate.lab;

import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The lab's main class: plays the phones of a file until its standard input ends, so that it never outlives whoever
 * started it. The first line on standard output tells how to reach them.
 */
@Command(name = "lab", mixinStandardHelpOptions = true, version = "leakgate lab 0.1.0",
        description = "Plays virtual phones and their internet on loopback until standard input ends.")
public final class Lab implements Callable<Integer> {

    private static final int OK = 0;
    private static final int BAD_INPUT = 2;
    private static final int FAULT = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--farm", required = true, paramLabel = "<lab.yaml>", description = "the phones to play")
    private Path farm;

    @Option(names = "--out", required = true, paramLabel = "<folder>",
            description = "where transcripts, unknown.jsonl and what the internet got are written")
    private Path out;

    private Lab() {
    }

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Lab()).setExitCodeExceptionMapper(fault -> FAULT);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter stdout = spec.commandLine().getOut();
        try (RunningLab lab = RunningLab.start(LabFile.read(farm), out)) {
            stdout.println(lab.announcement());
            stdout.flush();
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
            return OK;
        } catch (YamlException | IllegalArgumentException | IOException | GeneralSecurityException e) {
            spec.commandLine().getErr().println("lab: " + e.getMessage());
            return BAD_INPUT;
        }
    }
}
