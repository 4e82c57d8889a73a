package dev.leakgate.cli;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.farm.AdbServer;
import dev.leakgate.phone.trust.MagiskModule;
import dev.leakgate.phone.trust.RootShell;
import dev.leakgate.phone.trust.SystemTrust;
import dev.leakgate.run.RunException;
import dev.leakgate.run.RunSettings;
import dev.leakgate.tools.MissingTools;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The bench's certificate authority. */
@Command(name = "ca", mixinStandardHelpOptions = true,
        description = "Shows the bench's certificate authority, made the first time and kept in an owner-only folder outside the checkout; puts it "
                + "on phones and takes it away.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:the phone has no root, or did not do it", "2:bad usage"})
final class CaCommand implements Callable<Integer> {

    private static final int REFUSED = 1;

    @Option(names = "--state", paramLabel = "FOLDER", scope = CommandLine.ScopeType.INHERIT,
            description = "Where it is kept, in the folder 'ca'. Default: ~/.local/state/leakgate.")
    private Path state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return with((ca, folder) -> {
            out().println("file         " + folder.resolve("mitmproxy-ca.pem") + " (key and certificate, for its owner only)");
            out().println("SHA-256      " + ca.fingerprint());
            out().println("name         " + ca.certificate().getSubjectX500Principal().getName());
            out().println("valid until  " + ca.certificate().getNotAfter().toInstant());
            out().println("on a phone   " + ca.androidFileName());
            return ExitCode.CLEAN;
        });
    }

    @Command(name = "install", mixinStandardHelpOptions = true,
            description = "Adds it to a phone's system trust store until the phone's next start. Needs root by adb or su. A run does this by itself.")
    int install(@Parameters(paramLabel = "SERIAL", description = "As adb devices shows it.") String serial,
                @Option(names = "--adb-port", defaultValue = "5037", description = "Port of the adb server. Default: ${DEFAULT-VALUE}.") int adbPort) {
        return with((ca, folder) -> onPhone(serial, adbPort, (trust, by) -> {
            if (!trust.holds(ca.androidFileName())) {
                trust.add(ca.androidFileName(), ca.pem());
            }
            boolean there = trust.holds(ca.androidFileName());
            out().println(there ? ca.androidFileName() + " is in the system trust store of " + serial + " (by " + by + ") until it restarts. "
                    + "Whether a browser trusts it, doctor proves." : "It did not get into the system trust store of " + serial + " (by " + by + ").");
            return there ? ExitCode.CLEAN : REFUSED;
        }));
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes away what install added to a phone.")
    int remove(@Parameters(paramLabel = "SERIAL", description = "As adb devices shows it.") String serial,
               @Option(names = "--adb-port", defaultValue = "5037", description = "Port of the adb server. Default: ${DEFAULT-VALUE}.") int adbPort) {
        return with((ca, folder) -> onPhone(serial, adbPort, (trust, by) -> {
            if (!trust.holds(ca.androidFileName())) {
                out().println(ca.androidFileName() + " is not in the system trust store of " + serial + ".");
                return ExitCode.CLEAN;
            }
            trust.remove();
            boolean there = trust.holds(ca.androidFileName());
            out().println(there ? "It is still there: part of a Magisk module, or mounted more than once." : ca.androidFileName()
                    + " is no longer in the system trust store of " + serial + ".");
            return there ? REFUSED : ExitCode.CLEAN;
        }));
    }

    @Command(name = "module", mixinStandardHelpOptions = true, description = "Writes it as a Magisk module, which keeps it on a phone over restarts.")
    int module(@Parameters(paramLabel = "FILE", description = "Zip file to write.") Path file) {
        return with((ca, folder) -> {
            try (OutputStream zip = Files.newOutputStream(file)) {
                new MagiskModule(ca.androidFileName(), ca.pem(), ca.fingerprint()).writeTo(zip);
            } catch (IOException e) {
                return fault(file + " cannot be written: " + e.getMessage());
            }
            out().println(file + ": copy it to the phone and install it in Magisk (Modules, Install from storage), then restart the phone");
            return ExitCode.CLEAN;
        });
    }

    private int with(BiFunction<BenchCa, Path, Integer> action) {
        try {
            Path folder = (state == null ? RunSettings.fromSystem().state() : state).resolve("ca");
            return action.apply(BenchCa.at(folder), folder);
        } catch (RecorderException | MissingTools | RunException e) {
            return fault(e.getMessage());
        } finally {
            out().flush();
        }
    }

    private int onPhone(String serial, int adbPort, BiFunction<SystemTrust, String, Integer> action) {
        AdbServer adb = AdbServer.at(Tools.find(), adbPort);
        String state = adb.states().getOrDefault(serial, "not connected");
        if (!state.equals("device")) {
            return fault(serial + " is " + state + "; adb devices lists what is there");
        }
        Optional<RootShell> root = RootShell.of(command -> adb.shell(serial, command));
        if (root.isEmpty()) {
            out().printf("%s gives no root, neither by adb root nor by su, so its%n"
                    + "system trust store stays as it is and browsers will not trust the bench. A run%n"
                    + "still tells which hosts are spoken to, how much is sent, and%n"
                    + "leaks in clear text; nothing can pass. Where Magisk is on the phone, allow su%n"
                    + "for the shell in it, or install the module that 'ca module FILE' writes.%n", serial);
            return REFUSED;
        }
        int sdk = Integer.parseInt(adb.shell(serial, "getprop ro.build.version.sdk").strip());
        return action.apply(new SystemTrust(root.get(), sdk), root.get().means());
    }

    private int fault(String message) {
        spec.commandLine().getErr().println("ca: " + message);
        return ExitCode.FAULT;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
