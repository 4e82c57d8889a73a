package dev.leakgate.run;

import dev.leakgate.evidence.Plan.InstalledApp;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.phone.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a phone told about itself when it was taken.
 *
 * @param build build fingerprint
 * @param virtual it says itself that it is played by a lab
 * @param clock seconds by which its clock is ahead of this machine's
 * @param apps  those asked for that are installed
 */
record Answers(String udid, String build, boolean virtual, double clock, List<InstalledApp> apps) {

    /** What Appium puts on a phone to drive it. */
    private static final List<String> APPIUM = List.of("io.appium.settings", "io.appium.uiautomator2.server",
            "io.appium.uiautomator2.server.test");

    /** @param packages the browsers under test */
    static Answers of(Phone phone, Stream<String> packages) {
        List<InstalledApp> apps = new ArrayList<>();
        Stream.concat(packages, APPIUM.stream()).distinct().forEach(p ->
                phone.version(p).ifPresent(v -> apps.add(new InstalledApp(p, v, phone.apks(p)))));
        return new Answers(phone.udid(), phone.shell("getprop ro.build.fingerprint"), phone.shell("getprop ro.leakgate.virtual").equals("1"), phone.clockAhead().toMillis() / 1000.0, apps);
    }

    /** In what it differs from the phone that the plan speaks of; empty when they are alike, or that one never answered. */
    Optional<String> otherThan(PlannedPhone planned) {
        if (!planned.build().isEmpty() && !planned.build().equals(build)) {
            return Optional.of("has the build " + build + ", and its sessions were planned for " + planned.build());
        }
        return planned.sessions().stream().filter(s -> !s.version().isEmpty() && !version(s.packageName()).equals(Optional.of(s.version()))).findFirst()
                .map(s -> "has " + version(s.packageName()).map(v -> s.packageName() + " " + v).orElse("no " + s.packageName())
                        + ", and its sessions were planned for " + s.title());
    }

    Optional<String> version(String packageName) {
        return apps.stream().filter(a -> a.packageName().equals(packageName)).map(InstalledApp::version).findFirst();
    }
}
