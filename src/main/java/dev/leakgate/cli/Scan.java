package dev.leakgate.cli;

import dev.leakgate.leak.Known;
import dev.leakgate.leak.LeakDetector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for secrets in captured traffic. */
@Command(name = "scan", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Looks for secrets in captures and says where they are and through which encodings they went.", "",
            "Each line of output is a JSON object: a secret that was seen, or (\"opaque\": true) something that could not be "
            + "read. Only what was sent decides the exit code; what came back is shown with \"direction\": \"response\"."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:clean and fully read", "1:a leak", "2:bad usage or unreadable input",
            "3:no leak, but something is opaque or was not fully read"},
        footerHeading = "%nExample:%n",
        footer = {"  echo '{\"query\": [\"amber otter\"], \"imei\": [\"490154203237518\"]}' > secrets.json",
            "  java -jar leakgate.jar scan --secrets secrets.json --format text capture.har", "",
            "Kinds: query url text imei meid serial imsi iccid phone mac androidId advertisingId oaid gsfId",
            "       widevineId ssid bssid otherId email account"})
final class Scan implements Callable<Integer> {

    enum Format { json, text }

    @Option(names = "--secrets", required = true, paramLabel = "FILE",
            description = "What to look for: {\"kind\": [\"value\", ...]}.")
    private Path secrets;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "What is known of how senders hide things: {\"salts\": [\"text\"], \"hmacKeys\": [\"text or "
                    + "hex\"], \"aes\": [{\"key\": \"hex or text\", \"mode\": \"cbc|ecb|ctr|gcm\", \"iv\": \"...\"}], "
                    + "\"mistat\": [{\"appId\": \"...\", \"appKey\": \"...\", \"deviceId\": \"...\"}]}. A key that "
                    + "does not fit leaves the traffic opaque.")
    private Path keys;

    @Option(names = "--format", defaultValue = "json",
            description = "json: one object a line; text: for people. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that search. Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Parameters(arity = "1..*", paramLabel = "CAPTURE", description = "HAR 1.2 files, or journals of a run.")
    private List<Path> captures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (threads < 1) {
            err.println("scan: --threads " + threads + ": at least 1 is needed");
            return ExitCode.FAULT;
        }
        try {
            LeakDetector detector = LeakDetector.of(SecretsJson.read(secrets),
                    keys == null ? Known.NOTHING : KeysJson.read(keys));
            ScanOutput output = format == Format.json ? new JsonLines(out) : new TextOutput(out);
            return scan(detector, output, err);
        } catch (IOException e) {
            err.println("scan: " + e.getMessage());
            return ExitCode.FAULT;
        } finally {
            out.flush();
        }
    }

    private int scan(LeakDetector detector, ScanOutput output, PrintWriter err) {
        ScanTally tally = new ScanTally();
        boolean unreadable = false;
        for (Path capture : captures) {
            try {
                scan(capture, detector, output, tally);
            } catch (IOException | UncheckedIOException e) {
                err.println("scan: " + reason(capture, e));
                unreadable = true;
            }
        }
        output.end(tally);
        return unreadable ? ExitCode.FAULT : tally.exitCode();
    }

    private void scan(Path capture, LeakDetector detector, ScanOutput output, ScanTally tally) throws IOException {
        if (!Files.isRegularFile(capture)) {
            throw new IOException(capture + ": no such file");
        }
        try (ScanInput input = ScanInput.open(capture); Progress progress = Progress.of(capture, input)) {
            new ParallelScan(detector, threads).scan(input, result -> {
                tally.add(result);
                output.result(capture.toString(), result);
                progress.step();
            });
            for (String fault : input.faults()) {
                tally.unread();
                output.fault(capture.toString(), fault);
            }
        }
    }

    private static String reason(Path capture, Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.contains(capture.toString()) ? message : capture + ": " + message;
    }
}
