package dev.leakgate.cli;

import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmException;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.LabProcess;
import dev.leakgate.record.AdbServerSocket;
import dev.leakgate.record.HostAndPort;
import dev.leakgate.record.Recording;
import dev.leakgate.record.diff.Diff;
import dev.leakgate.record.diff.Line;
import dev.leakgate.record.diff.Outcome;
import dev.leakgate.record.transcript.Entry;
import dev.leakgate.record.transcript.TranscriptFile;
import dev.leakgate.run.RunException;
import dev.leakgate.run.RunSettings;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records what adb and a phone say to each other, and compares it with what another phone says. */
@Command(name = "record", mixinStandardHelpOptions = true,
        description = {"Records what adb and a phone say to each other; with --diff, asks another phone the same and compares.", "",
                "'record --device <serial>' prints an address. 'adb connect <address>' leads through it to the phone: drive that serial instead of "
                        + "the phone's own, by hand, by Appium, or as a udid of devices.yaml. Ctrl-C ends it.",
                "A serial of the form host:port is a phone on the network ('adb tcpip 5555'): packets pass as they are, authorisation too, so the "
                        + "phone asks for the key of whoever connects. Any other serial is a phone that the adb server of this machine holds, as on "
                        + "USB: its services are asked for there, one by one; ports reversed on it lead past the recording.",
                "The transcript has a line of JSON for each stream: service, both ways decoded as shell, sync or HTTP, times in milliseconds. "
                        + "Masked are identifiers, addresses of people and machines, keys, text typed, what is on the screen, what files hold. Names "
                        + "of files and packages stay: read it before you pass it on.", ""},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:recorded; with --diff: all answers are the same", "1:with --diff: an answer is different or missing",
                "2:bad usage, no such phone, or a file that cannot be read"})
final class RecordCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--device", paramLabel = "SERIAL", description = "The phone, as adb devices shows it. With --diff, commands that may change it are left out.")
    private String device;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "transcript.jsonl", description = "Where the transcript goes, a new file. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0", description = "Where to listen on loopback. Default: any free port.")
    private int port;

    @Option(names = "--adb-port", paramLabel = "PORT", defaultValue = "5037", description = "Of the adb server. Default: ${DEFAULT-VALUE}.")
    private int adbPort;

    @Option(names = "--diff", paramLabel = "TRANSCRIPT", description = "Ask a phone what this transcript asked.")
    private Path transcript;

    @Option(names = "--phone", paramLabel = "ID", description = "With --diff: a virtual phone of the devices file; it is started for this.")
    private String phone;

    @Option(names = "--devices", paramLabel = "FILE", description = "Default: devices.yaml.")
    private Path devices;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            if (transcript == null) {
                return record();
            }
            return new DiffText(spec.commandLine().getOut()).print(diff(TranscriptFile.read(transcript))) ? DIFFERENT : ExitCode.CLEAN;
        } catch (YamlException | RunException | FarmException | IOException e) {
            spec.commandLine().getErr().println("record: " + e.getMessage());
            return ExitCode.FAULT;
        } finally {
            spec.commandLine().getOut().flush();
        }
    }

    private int record() throws IOException {
        if (device == null || phone != null) {
            throw new ParameterException(spec.commandLine(), "say which phone to record: --device <serial>, as adb devices shows it");
        }
        if (Files.exists(out)) {
            throw new IOException(out + " is there already: name another file by --out, or remove it");
        }
        Recording recording = recording();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                recording.close();
                System.err.println(recording.told() + " in " + out + "; 'record --diff " + out + " --phone <id>' asks a virtual phone the same");
            } catch (IOException e) {
                System.err.println("record: " + e.getMessage());
            }
        }, "record ends"));
        PrintWriter text = spec.commandLine().getOut();
        text.println("adb connect " + recording.address());
        text.println("leads to " + device + "; what is said goes to " + out + ". Ctrl-C ends it.");
        text.flush();
        try {
            // Until the process is ended, which closes the recording.
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.CLEAN;
    }

    private Recording recording() throws IOException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + " is none: from 1 to " + HIGHEST_PORT + ", or 0 for any that is free");
        }
        try {
            Optional<HostAndPort> network = HostAndPort.parse(device);
            return network.isPresent() ? Recording.ofNetworkPhone(network.get(), port, out)
                    : Recording.ofServersPhone(new AdbServerSocket(adbPort, device), device, port, out);
        } catch (BindException e) {
            throw new IOException("cannot listen on port " + port + " (" + e.getMessage() + "): choose another by --port, or leave it out for any that is free", e);
        }
    }

    private List<Outcome> diff(List<Entry> said) throws IOException {
        if ((device == null) == (phone == null)) {
            throw new ParameterException(spec.commandLine(), "--diff needs --phone <id of a virtual phone of the devices file> or --device <serial>");
        }
        if (device != null) {
            try (Line line = Line.through(new AdbServerSocket(adbPort, device))) {
                return new Diff(line, true).of(said);
            }
        }
        RunSettings settings = RunSettings.fromSystem();
        FarmPhone played = virtual(DevicesFile.read(devices == null ? settings.devices() : devices));
        Path folder = Files.createTempDirectory(Files.createDirectories(settings.output().resolve("record")), "lab-");
        try (LabProcess lab = LabProcess.start(List.of(played), 1, () -> folder, folder);
                Line line = Line.to(HostAndPort.parse(lab.serial(played)).orElseThrow())) {
            return new Diff(line, false).of(said);
        }
    }

    private FarmPhone virtual(DevicesFile file) {
        List<FarmPhone> virtual = file.phones().stream().filter(p -> p.virtual().isPresent()).toList();
        return virtual.stream().filter(p -> p.id().equals(phone)).findFirst().orElseThrow(() -> new ParameterException(spec.commandLine(),
                "no virtual phone '" + phone + "' in the devices file, it has: " + virtual.stream().map(FarmPhone::id).collect(Collectors.joining(", "))));
    }
}
