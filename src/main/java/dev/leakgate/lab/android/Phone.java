package dev.leakgate.lab.android;

import dev.leakgate.lab.android.apk.ApkManifest;
import dev.leakgate.lab.android.command.Programs;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Shell;
import dev.leakgate.lab.app.App;
import dev.leakgate.lab.app.Surroundings;
import dev.leakgate.lab.app.View.Bounds;
import dev.leakgate.lab.fault.Faults;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** One virtual phone: its state, what a shell may do with it and what its apps may know of it. */
public final class Phone implements Surroundings, Shell.System {

    private static final int SYSTEM_SERVER = 1412;

    private final String name;
    private final Profile profile;
    private final Identifiers identifiers;
    private final Transcript transcript;
    private final Faults faults;
    private final FileSystem files = new FileSystem(() -> java.lang.System.currentTimeMillis() / 1000);
    private final MountNamespaces namespaces = new MountNamespaces();
    private final TrustStore trustStore;
    private final Settings settings = new Settings();
    private final Properties properties;
    private final ShellRights shellRights;
    private final Packages packages = new Packages();
    private final Processes processes = new Processes(namespaces);
    private final Logcat logcat = new Logcat();
    private final Screen screen = new Screen();
    private final Clipboard clipboard = new Clipboard();
    private final ReverseForwards reverseForwards = new ReverseForwards();
    private final SocketTable sockets = new SocketTable(packages);
    private final Set<Thread> jobs = ConcurrentHashMap.newKeySet();
    private final Desktop desktop;
    private final Map<String, Command> programs;
    private final AtomicReference<SocketAddress> datagrams = new AtomicReference<>();
    private final AtomicReference<InetAddress> ip = new AtomicReference<>();
    private final AtomicReference<Instrumentation> instrumentation = new AtomicReference<>();

    /** @param runner starts what {@code am instrument} asks for */
    public Phone(String name, Profile profile, Identifiers identifiers, Transcript transcript, Faults faults, Instrumentation.Runner runner) {
        this.name = name;
        this.profile = profile;
        this.identifiers = identifiers;
        this.trustStore = new TrustStore(files, namespaces, profile.sdk());
        this.transcript = transcript;
        this.faults = faults;
        this.properties = new Properties(profile, identifiers);
        this.shellRights = new ShellRights(properties);
        this.desktop = new Desktop(profile.launcher(), screen);
        this.programs = Programs.of(this, runner);
        Firmware.install(this);
    }

    /** Switches the phone on: the launcher shows, and apps that work unseen begin. */
    public void boot() {
        InstalledPackage home = packages.find(profile.launcher()).orElseThrow();
        start(home, home.launcherActivity(), null);
        desktop.all().stream().filter(App::startsAtBoot).forEach(app -> {
            processes.start(app.packageName(), packages.find(app.packageName()).orElseThrow().uid());
            app.start(null, null);
        });
        logcat.log(1, "boot", "virtual phone " + name + " (" + profile.title() + ") is up");
    }

    /** Ends all that runs and forgets what does not outlive a restart: mounts, reverse forwards, what the screen showed. */
    public void shutDown() {
        instrumentation(null);
        desktop.shutDown();
        processes.endApps();
        reverseForwards.clear();
        files.unmountAll();
        logcat.log(1, "boot", "virtual phone " + name + " goes down");
    }

    // ---- apps

    /** Makes an app part of the phone; {@code system} ones belong to the firmware. */
    public void install(App app, InstalledPackage installed) {
        packages.put(installed);
        files.install(installed.apkPath(), virtualApk(installed));
        desktop.install(app);
    }

    /** An app of the lab has no APK; what is found in its place tells apps and versions apart. */
    private static byte[] virtualApk(InstalledPackage p) {
        return (p.name() + " " + p.versionName() + " (" + p.versionCode() + "), virtual\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Installs an APK that came over ADB; apart from its name, an app the lab does not know is blank. */
    public InstalledPackage install(ApkManifest apk, byte[] bytes) {
        InstalledPackage p = new InstalledPackage(apk.packageName(), packages.uidFor(apk.packageName()), apk.versionCode(),
                apk.versionName(), apk.targetSdk(), apk.launcherActivity(), apk.activities(), apk.permissions(),
                apk.instrumentations(), false);
        stop(p.name());
        packages.put(p);
        files.install(p.apkPath(), bytes);
        desktop.all().forEach(app -> app.packageAdded(p.name()));
        if (desktop.find(p.name()).isEmpty()) {
            desktop.install(new BlankApp(p.name(), p.versionName(), p.launcherActivity(), profile.display()));
        }
        return p;
    }

    public void uninstall(String packageName) {
        stop(packageName);
        desktop.uninstall(packageName);
        packages.remove(packageName);
    }

    /** Brings an activity to the front, starting its process when needed. @return false when the process ran already */
    public boolean start(InstalledPackage p, String activity, String data) {
        boolean cold = processes.start(p.name(), p.uid());
        if (cold) {
            logcat.log(SYSTEM_SERVER, "ActivityManager", "Start proc " + processes.find(p.name()).orElseThrow().pid() + ":" + p.name()
                    + " for activity " + p.name() + "/" + p.shortName(activity));
        }
        if (!AppiumSettings.PACKAGE.equals(p.name())) {
            desktop.start(p.name(), activity, data);
            logcat.log(SYSTEM_SERVER, "ActivityTaskManager", "Displayed " + p.name() + "/" + p.shortName(activity));
        }
        return cold;
    }

    /** {@code am force-stop}. */
    public void stop(String packageName) {
        Instrumentation running = instrumentation.get();
        boolean instrumented = packages.find(packageName).isPresent() && running != null
                && (AppiumSettings.SERVER.equals(packageName) || AppiumSettings.SERVER_TEST.equals(packageName));
        if (instrumented) {
            running.kill();
        }
        desktop.stop(packageName);
        if (processes.end(packageName)) {
            logcat.log(SYSTEM_SERVER, "ActivityManager", "Force stopping " + packageName);
        }
    }

    // ---- instrumentation

    /** What {@code am instrument} runs now. */
    public Optional<Instrumentation> instrumentation() {
        return Optional.ofNullable(instrumentation.get());
    }

    /** Puts {@code next} (or null) in the place of what ran so far. */
    public void instrumentation(Instrumentation next) {
        Instrumentation before = instrumentation.getAndSet(next);
        if (before != null) {
            before.kill();
        }
    }

    // ---- what a shell needs

    @Override
    public FileSystem files() {
        return files;
    }

    @Override
    public Command command(String program) {
        return programs.get(program);
    }

    @Override
    public void background(Runnable job) {
        Thread thread = new Thread(job, name + " background job");
        thread.setDaemon(true);
        jobs.add(thread);
        thread.start();
    }

    @Override
    public void recordUnknown(String commandLine) {
        transcript.recordUnknown(Transcript.Kind.SHELL, commandLine);
    }

    /** A new shell, as adb starts one. */
    public Shell shell() {
        return new Shell(this, User.SHELL);
    }

    // ---- what an app may know

    @Override
    public Optional<String> setting(String namespace, String key) {
        Optional<String> value = settings.find(namespace, key);
        return key.equals("http_proxy") ? value.map(reverseForwards::resolve) : value;
    }

    @Override
    public String property(String key) {
        return properties.get(key);
    }

    /** Apps read the phone's global Android ID. Assumed: since Android 8 each signing key sees an ID of its own. */
    @Override
    public Optional<String> identifier(String kind) {
        return identifiers.find(kind);
    }

    @Override
    public List<X509Certificate> trustedCertificates(String packageName) {
        return trustStore.certificates(processes.find(packageName).or(() -> processes.find("zygote64")).map(Processes.Process::pid));
    }

    @Override
    public SocketTable sockets() {
        return sockets;
    }

    @Override
    public String clipboard() {
        return clipboard.text();
    }

    @Override
    public Bounds display() {
        Profile.Display d = profile.display();
        return new Bounds(0, d.statusBar(), d.width(), d.height());
    }

    @Override
    public void launch(String packageName) {
        packages.find(packageName).filter(p -> !p.launcherActivity().isEmpty())
                .ifPresent(p -> desktop.afterwards(() -> start(p, p.launcherActivity(), null)));
    }

    @Override
    public void leave() {
        desktop.afterwards(desktop::leave);
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public void log(String tag, String message) {
        logcat.log(SYSTEM_SERVER, tag, message);
    }

    /** Makes a certificate authority part of the firmware. */
    public void trust(X509Certificate ca) throws GeneralSecurityException {
        trustStore.install(ca);
    }

    /** Joins a network under an address, on which UDP datagrams for every host go to {@code target}. */
    public void joinNetwork(InetAddress address, SocketAddress target) {
        ip.set(address);
        datagrams.set(target);
    }

    /** The phone's own address; empty without a network. */
    public Optional<InetAddress> ip() {
        return Optional.ofNullable(ip.get());
    }

    /** Where UDP datagrams go; empty without a network. */
    public Optional<SocketAddress> datagrams() {
        return Optional.ofNullable(datagrams.get());
    }

    // ---- parts

    public String name() {
        return name;
    }

    public Profile profile() {
        return profile;
    }

    public Identifiers identifiers() {
        return identifiers;
    }

    public Transcript transcript() {
        return transcript;
    }

    public Settings settings() {
        return settings;
    }

    public Properties properties() {
        return properties;
    }

    public ShellRights shellRights() {
        return shellRights;
    }

    public Packages packages() {
        return packages;
    }

    public Processes processes() {
        return processes;
    }

    public MountNamespaces namespaces() {
        return namespaces;
    }

    public Logcat logcat() {
        return logcat;
    }

    public Screen screen() {
        return screen;
    }

    public Clipboard clip() {
        return clipboard;
    }

    public Desktop desktop() {
        return desktop;
    }

    ReverseForwards reverseForwards() {
        return reverseForwards;
    }
}
