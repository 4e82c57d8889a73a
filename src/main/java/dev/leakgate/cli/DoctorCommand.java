package dev.leakgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Doctor;
import dev.leakgate.doctor.Explanation;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.phone.identifier.ByHand;
import dev.leakgate.run.RunException;
import dev.leakgate.run.RunSettings;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Examines the bench before a run does. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "Checks this machine and the phones, and says for each check: ok, a warning, or a failure, with the cure.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all ok, or warnings only", "1:a failure: a run would not get far", "2:bad usage, or a file that cannot be read"})
final class DoctorCommand implements Callable<Integer> {

    private static final int FAILURES = 1;

    @Parameters(arity = "0..1", paramLabel = "DEVICES", description = "The phones. Default: devices.yaml.")
    private Path file;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean json;

    @Option(names = "--explain", description = "Only say what a run would do to each phone; touch and ask none.")
    private boolean explain;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RunSettings settings = RunSettings.fromSystem();
            DevicesFile devices = DevicesFile.read(file == null ? settings.devices() : file);
            ByHand.check(devices.phones());
            Map<String, BrowserFile> browsers = BrowserFile.readAll(settings.scenarios());
            devices.phones().forEach(phone -> TestedBrowsers.candidates(phone, browsers));
            if (explain) {
                new Explanation(devices, browsers).lines().forEach(out::println);
                return ExitCode.CLEAN;
            }
            Path folder = Files.createDirectories(settings.output().resolve("doctor"));
            List<Diagnosis> found = new Doctor(devices, browsers, settings.state(), Files.createTempDirectory(folder, "exam-")).examine();
            if (json) {
                out.println(json(found));
            } else {
                new DoctorText(devices, out).print(found);
            }
            return count(found, Outcome.Failure.class) > 0 ? FAILURES : ExitCode.CLEAN;
        } catch (YamlException | RunException | IOException | UncheckedIOException e) {
            spec.commandLine().getErr().println("doctor: " + e.getMessage());
            return ExitCode.FAULT;
        } finally {
            out.flush();
        }
    }

    static long count(List<Diagnosis> found, Class<? extends Outcome> kind) {
        return found.stream().filter(d -> kind.isInstance(d.outcome())).count();
    }

    private static String json(List<Diagnosis> found) throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemaVersion", 1);
        all.put("failures", count(found, Outcome.Failure.class));
        all.put("warnings", count(found, Outcome.Warning.class));
        all.put("checks", found.stream().map(DoctorCommand::check).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, String> check(Diagnosis d) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("place", d.place());
        line.put("subject", d.subject());
        line.put("outcome", d.outcome().word());
        line.put("seen", d.outcome().seen());
        line.put("cure", d.outcome().cure());
        return line;
    }
}
