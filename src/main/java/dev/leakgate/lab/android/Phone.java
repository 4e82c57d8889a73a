package dev.leakgate.lab.android;

import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Shell;
import dev.leakgate.lab.app.Surroundings;
import dev.leakgate.lab.app.View.Bounds;
import dev.leakgate.lab.fault.Faults;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** One virtual phone: its state, what a shell may do with it and what its apps may know of it. */
public final class Phone implements Surroundings, Shell.System {

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
    private final OwnAndroidIds ownAndroidIds;
    private final ReverseForwards reverseForwards = new ReverseForwards();
    private final SocketTable sockets = new SocketTable(packages);
    private final Desktop desktop;
    private final Apps apps;
    private final Map<String, Command> programs;
    private final AtomicReference<SocketAddress> datagrams = new AtomicReference<>();
    private final AtomicReference<InetAddress> ip = new AtomicReference<>();

    /** @param programs what its shell can run, by name */
    public Phone(String name, Profile profile, Identifiers identifiers, Transcript transcript, Faults faults,
                 Function<Phone, Map<String, Command>> programs) {
        this.name = name;
        this.profile = profile;
        this.identifiers = identifiers;
        this.ownAndroidIds = new OwnAndroidIds(identifiers.get("userKey"));
        this.trustStore = new TrustStore(files, namespaces, profile.sdk());
        this.transcript = transcript;
        this.faults = faults;
        this.properties = new Properties(profile, identifiers);
        this.shellRights = new ShellRights(properties);
        this.desktop = new Desktop(profile.launcher(), screen);
        this.apps = new Apps(packages, processes, desktop, files, logcat, profile.display());
        this.programs = programs.apply(this);
        Firmware.install(this);
    }

    /** Switches the phone on: the launcher shows, and apps that work unseen begin. */
    public void boot() {
        InstalledPackage home = packages.find(profile.launcher()).orElseThrow();
        apps.start(home, home.launcherActivity(), null);
        apps.startUnseen();
        logcat.log(1, "boot", "virtual phone " + name + " (" + profile.title() + ") is up");
    }

    /** Ends all that runs and forgets what does not outlive a restart: mounts, reverse forwards, what the screen showed. */
    public void shutDown() {
        apps.endAll();
        reverseForwards.clear();
        files.unmountAll();
        logcat.log(1, "boot", "virtual phone " + name + " goes down");
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

    @Override
    public Optional<String> identifier(String kind) {
        return identifiers.find(kind);
    }

    @Override
    public String ownAndroidId(String packageName) {
        return ownAndroidIds.of(packageName);
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
                .ifPresent(p -> desktop.afterwards(() -> apps.start(p, p.launcherActivity(), null)));
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
        logcat.log(Processes.SYSTEM_SERVER, tag, message);
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

    OwnAndroidIds ownAndroidIds() {
        return ownAndroidIds;
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

    /** Installs, starts and ends its apps. */
    public Apps apps() {
        return apps;
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
