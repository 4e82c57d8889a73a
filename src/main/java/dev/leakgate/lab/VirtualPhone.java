package dev.leakgate.lab;

import dev.leakgate.adb.AdbDaemon;
import dev.leakgate.lab.android.Identifiers;
import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.android.Instrumentation;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.PhoneServices;
import dev.leakgate.lab.android.Profile;
import dev.leakgate.lab.android.Transcript;
import dev.leakgate.lab.android.command.Programs;
import dev.leakgate.lab.app.AppFile;
import dev.leakgate.lab.fault.Fault;
import dev.leakgate.lab.fault.FaultKind;
import dev.leakgate.lab.fault.Faults;
import dev.leakgate.lab.internet.Internet;
import dev.leakgate.lab.internet.Uplink;
import dev.leakgate.lab.internet.Wires;
import dev.leakgate.lab.uiautomator.UiAutomatorServer;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A phone that is switched on: its apps are installed, adb can connect to it. */
final class VirtualPhone implements AutoCloseable {

    private final Phone phone;
    private final Transcript transcript;
    private final AdbDaemon daemon;

    private VirtualPhone(Phone phone, Transcript transcript, AdbDaemon daemon) {
        this.phone = phone;
        this.transcript = transcript;
        this.daemon = daemon;
    }

    /**
     * @param seed  of what identifies the phone
     * @param drawn seed of what its apps draw
     * @param apps  reads an app file by name or path, with changes laid over it
     * @param out   folder of its transcript
     * @throws YamlException when a profile, an app or a switch is wrong
     */
    static VirtualPhone start(LabFile.Entry entry, long seed, long drawn, BiFunction<String, List<String>, AppFile> apps, Internet internet, Wires wires, Path out)
            throws IOException, GeneralSecurityException {
        Profile profile = Profile.read(entry.profile());
        List<AppFile> system = profile.systemApps().stream().map(name -> apps.apply(name, List.of())).toList();
        List<AppFile> own = entry.apps().stream().map(name -> changed(name, entry.faults(), apps))
                .filter(AppFile::canRunHere).toList();
        checkFaults(entry, own);
        List<AppFile> added = entry.faults().stream().filter(f -> f.kind().addsApp()).map(f -> apps.apply(f.kind().word(), List.of())).toList();
        Transcript transcript = new Transcript(entry.name(), out);
        Faults faults = new Faults(entry.faults());
        Phone phone = new Phone(entry.name(), profile, Identifiers.draw(seed, entry.name(), profile.numbering()), transcript, faults,
                p -> Programs.of(p, UiAutomatorServer::start));
        phone.trust(internet.ca());
        if (entry.trusts().isPresent()) {
            phone.trust(certificate(entry.trusts().get()));
        }
        phone.joinNetwork(wires.address(), internet.uplink().datagrams());
        system.forEach(app -> install(app, Map.of(), true, phone, internet.uplink(), drawn));
        checkSwitches(entry, own);
        own.forEach(app -> install(app, entry.switches(), app.preloaded(), phone, internet.uplink(), drawn));
        added.forEach(app -> install(app, Map.of(), app.preloaded(), phone, internet.uplink(), drawn));
        phone.boot();
        AdbDaemon daemon = listen(entry, wires.address(), phone);
        faults.on(FaultKind.ADB_DROPS, fault -> daemon.dropConnections());
        faults.on(FaultKind.INSTRUMENTATION_CRASHES, fault -> phone.apps().instrumentation().ifPresent(Instrumentation::kill));
        faults.on(FaultKind.RESTARTS, fault -> restart(phone, daemon, fault.takes()));
        faults.begin();
        return new VirtualPhone(phone, transcript, daemon);
    }

    private static X509Certificate certificate(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static void restart(Phone phone, AdbDaemon daemon, Duration takes) {
        daemon.answer(false);
        phone.shutDown();
        CompletableFuture.delayedExecutor(takes.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            phone.boot();
            daemon.answer(true);
        });
    }

    /** The app as the faults that concern it make it. */
    private static AppFile changed(String name, List<Fault> faults, BiFunction<String, List<String>, AppFile> apps) {
        AppFile usual = apps.apply(name, List.of());
        List<String> changes = faults.stream().filter(f -> f.kind().changesApp() && f.concerns(usual.packageName()))
                .map(f -> f.kind().word()).toList();
        return changes.isEmpty() ? usual : apps.apply(name, changes);
    }

    private static void checkFaults(LabFile.Entry entry, List<AppFile> apps) {
        for (Fault fault : entry.faults()) {
            if (apps.stream().noneMatch(a -> fault.concerns(a.packageName()))) {
                throw new YamlException(fault.place() + ": the phone '" + entry.name() + "' has no app '" + fault.app().orElse("")
                        + "', it has " + apps.stream().map(AppFile::packageName).collect(Collectors.joining(", ")));
            }
        }
    }

    private static void install(AppFile app, Map<String, String> switches, boolean system, Phone phone, Uplink uplink, long seed) {
        Map<String, String> its = new LinkedHashMap<>(switches);
        its.keySet().retainAll(app.data().keySet());
        InstalledPackage installed = new InstalledPackage(app.packageName(), phone.packages().uidFor(app.packageName()),
                app.versionCode(), app.versionName(), app.targetSdk(), app.launcherActivity(), app.activities(), app.permissions(),
                Map.of(), system);
        phone.apps().install(app.install(phone, uplink, its, phone.name(), seed), installed);
    }

    /** A switch is set in every app that has it, and one has to. */
    private static void checkSwitches(LabFile.Entry entry, List<AppFile> apps) {
        Set<String> known = apps.stream().flatMap(a -> a.data().keySet().stream()).collect(Collectors.toSet());
        for (String name : entry.switches().keySet()) {
            if (!known.contains(name)) {
                throw new YamlException(entry.place() + ": none of the phone's apps has a switch '" + name + "', they have "
                        + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private static AdbDaemon listen(LabFile.Entry entry, InetAddress address, Phone phone) throws IOException {
        try {
            return AdbDaemon.listen(entry.name(), address, entry.port(), new PhoneServices(phone));
        } catch (java.net.BindException e) {
            throw new IOException(entry.place() + ": the phone '" + entry.name() + "' cannot listen on port " + entry.port()
                    + " (" + e.getMessage() + "); choose another port, or leave 'port:' out for any free one", e);
        }
    }

    String name() {
        return phone.name();
    }

    /** What {@code adb connect} takes. */
    String serial() {
        return daemon.address();
    }

    Map<String, String> identifiers() {
        return phone.identifiers().all();
    }

    @Override
    public void close() throws IOException {
        phone.faults().close();
        daemon.close();
        transcript.close();
    }
}
