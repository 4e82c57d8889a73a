package dev.leakgate.lab.android;

import dev.leakgate.lab.android.apk.ApkManifest;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.app.App;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The apps of a phone, from installing to removing: what the package and activity managers do with them. */
public final class Apps {

    private final Packages packages;
    private final Processes processes;
    private final Desktop desktop;
    private final FileSystem files;
    private final Logcat logcat;
    private final Profile.Display display;
    private final AtomicReference<Instrumentation> instrumentation = new AtomicReference<>();

    Apps(Packages packages, Processes processes, Desktop desktop, FileSystem files, Logcat logcat, Profile.Display display) {
        this.packages = packages;
        this.processes = processes;
        this.desktop = desktop;
        this.files = files;
        this.logcat = logcat;
        this.display = display;
    }

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
            desktop.install(new BlankApp(p.name(), p.versionName(), p.launcherActivity(), display));
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
            logcat.log(Processes.SYSTEM_SERVER, "ActivityManager", "Start proc " + processes.find(p.name()).orElseThrow().pid() + ":" + p.name()
                    + " for activity " + p.name() + "/" + p.shortName(activity));
        }
        if (!AppiumSettings.PACKAGE.equals(p.name())) {
            desktop.start(p.name(), activity, data);
            logcat.log(Processes.SYSTEM_SERVER, "ActivityTaskManager", "Displayed " + p.name() + "/" + p.shortName(activity));
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
            logcat.log(Processes.SYSTEM_SERVER, "ActivityManager", "Force stopping " + packageName);
        }
    }

    /** Starts those that work unseen from boot on. */
    void startUnseen() {
        desktop.all().stream().filter(App::startsAtBoot).forEach(app -> {
            processes.start(app.packageName(), packages.find(app.packageName()).orElseThrow().uid());
            app.start(null, null);
        });
    }

    /** Ends all that runs, as a phone that goes down does. */
    void endAll() {
        instrumentation(null);
        desktop.shutDown();
        processes.endApps();
    }

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
}
