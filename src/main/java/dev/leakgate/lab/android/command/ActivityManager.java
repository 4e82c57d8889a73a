package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.AppiumSettings;
import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.android.Instrumentation;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code am}: starts and stops activities, sends broadcasts, runs instrumentation. */
final class ActivityManager implements Command {

    private static final int CRASHED = 0;

    private final Phone phone;
    private final Instrumentation.Runner runner;

    ActivityManager(Phone phone, Instrumentation.Runner runner) {
        this.phone = phone;
        this.runner = runner;
    }

    @Override
    public int run(Invocation call) throws IOException {
        switch (call.arg(0)) {
            case "start", "start-activity" -> {
                return start(call.skip(1));
            }
            case "force-stop", "kill", "crash" -> {
                phone.apps().stop(call.last());
                return OK;
            }
            case "broadcast" -> {
                return broadcast(Intent.parse(call.skip(1).args()), call);
            }
            case "start-service", "startservice", "start-foreground-service", "startforegroundservice" -> {
                return startService(Intent.parse(call.skip(1).args()), call);
            }
            case "stop-service", "stopservice" -> {
                return call.answer("Service stopped");
            }
            case "instrument" -> {
                return instrument(call);
            }
            case "get-current-user" -> {
                return call.answer("0");
            }
            case "set-debug-app", "clear-debug-app", "send-trim-memory", "kill-all" -> {
                return OK;
            }
            default -> {
                return call.unknown(255, "Unknown command: " + call.arg(0));
            }
        }
    }

    private int start(Invocation call) throws IOException {
        Intent intent = Intent.parse(call.args());
        Optional<Target> target = resolve(intent);
        List<String> lines = new ArrayList<>();
        if (call.has("-S") && target.isPresent()) {
            lines.add("Stopping: " + target.get().p.name());
        }
        lines.add("Starting: " + intent);
        if (target.isEmpty()) {
            call.answer(lines);
            return intent.component().isEmpty()
                    ? call.fail(1, "Error: Activity not started, unable to resolve " + intent)
                    : call.fail(1, "Error type 3\nError: Activity class {" + fullName(intent.component()) + "} does not exist.");
        }
        InstalledPackage p = target.get().p;
        String activity = target.get().activity;
        if (call.has("-S")) {
            phone.apps().stop(p.name());
        }
        long began = System.nanoTime();
        boolean cold = phone.apps().start(p, activity, intent.data().isEmpty() ? null : intent.data());
        long took = (System.nanoTime() - began) / 1_000_000;
        if (call.has("-W")) {
            lines.addAll(List.of("Status: ok", "LaunchState: " + (cold ? "COLD" : "HOT"),
                    "Activity: " + p.name() + "/" + p.shortName(activity), "TotalTime: " + took, "WaitTime: " + (took + 1), "Complete"));
        }
        return call.answer(lines);
    }

    /** Which activity an intent means. */
    private Optional<Target> resolve(Intent intent) {
        if (!intent.component().isEmpty()) {
            String[] parts = intent.component().split("/", 2);
            return phone.packages().find(parts[0]).filter(p -> p.hasActivity(parts[1])).map(p -> new Target(p, parts[1]));
        }
        if (!intent.target().isEmpty()) {
            return phone.packages().find(intent.target()).flatMap(ActivityManager::launcher);
        }
        if (intent.categories().contains("android.intent.category.HOME")) {
            return phone.packages().find(phone.profile().launcher()).flatMap(ActivityManager::launcher);
        }
        if (intent.action().equals("android.settings.SETTINGS")) {
            return phone.packages().find("com.android.settings").flatMap(ActivityManager::launcher);
        }
        // Pages are opened by the first app that was installed and is not part of the firmware.
        boolean page = intent.data().startsWith("http");
        return !page ? Optional.empty() : phone.packages().all().stream()
                .filter(p -> !p.system() && p.instrumentations().isEmpty() && !p.name().startsWith(AppiumSettings.PACKAGE))
                .flatMap(p -> launcher(p).stream()).min(java.util.Comparator.comparingInt(t -> t.p.uid()));
    }

    private static Optional<Target> launcher(InstalledPackage p) {
        return p.launcherActivity().isEmpty() ? Optional.empty() : Optional.of(new Target(p, p.launcherActivity()));
    }

    private record Target(InstalledPackage p, String activity) {
    }

    private static String fullName(String component) {
        String[] parts = component.split("/", 2);
        return parts[0] + "/" + (parts[1].startsWith(".") ? parts[0] : "") + parts[1];
    }

    private int broadcast(Intent intent, Invocation call) throws IOException {
        call.println("Broadcasting: " + intent);
        String action = intent.action().isEmpty() ? intent.target() : intent.action();
        boolean forSettings = action.startsWith(AppiumSettings.PACKAGE) && phone.packages().find(AppiumSettings.PACKAGE).isPresent();
        Optional<String> data = forSettings ? AppiumSettings.receive(phone, action, intent.extras()) : Optional.empty();
        if (forSettings && data.isEmpty()) {
            call.shell().recordUnknown("am broadcast -a " + action);
        }
        return call.answer(data.map(d -> "Broadcast completed: result=-1, data=\"" + d + "\"").orElse("Broadcast completed: result=0"));
    }

    private int startService(Intent intent, Invocation call) throws IOException {
        if (intent.component().equals(AppiumSettings.PACKAGE + "/.LocationService")) {
            phone.settings().put("secure", "lab_location", intent.extras().get("latitude") + " " + intent.extras().get("longitude") + " 0.0");
        }
        return call.answer("Starting service: " + intent);
    }

    private int instrument(Invocation call) throws IOException {
        String component = call.last();
        String[] parts = component.split("/", 2);
        String target = phone.packages().find(parts[0]).map(p -> p.instrumentations().get(parts.length > 1 ? parts[1] : "")).orElse(null);
        if (target == null) {
            call.answer("INSTRUMENTATION_STATUS: id=ActivityManagerService",
                    "INSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: ComponentInfo{" + component + "}",
                    "INSTRUMENTATION_STATUS_CODE: -1");
            return 1;
        }
        phone.apps().instrumentation(null);
        phone.processes().start(target, phone.packages().find(target).map(InstalledPackage::uid).orElse(0));
        Instrumentation running = runner.start(phone, () -> phone.processes().end(target));
        phone.apps().instrumentation(running);
        call.print("io.appium.uiautomator2.server.test.AppiumUiAutomator2Server:");
        return call.has("-w") ? await(running, call) : OK;
    }

    private static int await(Instrumentation running, Invocation call) throws IOException {
        try {
            return running.awaitEnd() ? call.answer(".", "", "Time: 1.0", "", "OK (1 test)", "", "")
                    : call.answer("", "INSTRUMENTATION_RESULT: shortMsg=Process crashed.", "INSTRUMENTATION_CODE: " + CRASHED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
