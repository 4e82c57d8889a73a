package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.apk.ApkManifest;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code pm}, also reached as {@code cmd package}: lists, installs, removes and clears packages. */
final class PackageManager implements Command {

    private static final int FAILED = 1;
    private static final int REFUSED = 255;

    private final Phone phone;

    PackageManager(Phone phone) {
        this.phone = phone;
    }

    @Override
    public int run(Invocation call) throws IOException {
        String name = call.last();
        switch (call.arg(0)) {
            case "list" -> {
                return list(call);
            }
            case "path" -> {
                Optional<InstalledPackage> p = phone.packages().find(name);
                return p.isPresent() ? call.answer("package:" + p.get().apkPath()) : FAILED;
            }
            case "install" -> {
                return install(call);
            }
            case "uninstall" -> {
                return uninstall(name, call);
            }
            case "clear" -> {
                return clear(name, call);
            }
            case "grant", "revoke" -> {
                return permission(call);
            }
            case "resolve-activity" -> {
                return resolveActivity(call);
            }
            case "enable", "disable", "disable-user", "default-state" -> {
                return call.answer("Package " + name + " new state: " + (call.arg(0).startsWith("disable") ? "disabled-user" : "enabled"));
            }
            default -> {
                return call.unknown(REFUSED, "Unknown command: " + call.arg(0));
            }
        }
    }

    private int list(Invocation call) throws IOException {
        switch (call.arg(1)) {
            case "packages" -> {
                String filter = call.operands().size() > 2 ? call.last() : "";
                boolean codes = call.has("--show-versioncode");
                return call.answer(phone.packages().all().stream()
                        .filter(p -> p.name().contains(filter) && !(call.has("-3") && p.system()) && !(call.has("-s") && !p.system()))
                        .map(p -> "package:" + (call.has("-f") ? p.apkPath() + "=" : "") + p.name()
                                + (codes ? " versionCode:" + p.versionCode() : "") + (call.has("-U") ? " uid:" + p.uid() : "")).toList());
            }
            case "instrumentation" -> {
                return call.answer(phone.packages().all().stream().flatMap(p -> p.instrumentations().entrySet().stream()
                        .map(i -> "instrumentation:" + p.name() + "/" + i.getKey() + " (target=" + i.getValue() + ")")).toList());
            }
            case "features" -> {
                return call.answer("feature:android.hardware.telephony", "feature:android.hardware.touchscreen", "feature:android.hardware.wifi");
            }
            case "users" -> {
                return call.answer("Users:", "\tUserInfo{0:Owner:13} running");
            }
            default -> {
                return call.unknown(REFUSED, "Error: unknown list type '" + call.arg(1) + "'");
            }
        }
    }

    /** From standard input with {@code -S <bytes>}, or from a file of the phone. */
    private int install(Invocation call) throws IOException {
        Optional<String> size = call.option("-S");
        byte[] bytes;
        if (size.isPresent()) {
            int expected = Integer.parseInt(size.get());
            bytes = call.console().in().readNBytes(expected);
            if (bytes.length < expected) {
                return call.fail(FAILED, "Failure [INSTALL_FAILED_INVALID_APK: got " + bytes.length + " of " + expected + " bytes]");
            }
        } else if (phone.files().find(call.last()).isPresent()) {
            bytes = phone.files().read(call.last());
        } else {
            return call.fail(FAILED, "Error: Unable to open file: " + call.last());
        }
        if (!phone.shellRights().mayInstall(call.user())) {
            call.println("Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]");
            return FAILED;
        }
        ApkManifest apk;
        try {
            apk = ApkManifest.read(bytes);
        } catch (IOException e) {
            call.println("Failure [INSTALL_PARSE_FAILED_NOT_APK: " + e.getMessage() + "]");
            return FAILED;
        }
        Optional<InstalledPackage> old = phone.packages().find(apk.packageName());
        if (old.isPresent() && old.get().versionCode() > apk.versionCode() && !call.has("-d")) {
            call.println("Failure [INSTALL_FAILED_VERSION_DOWNGRADE]");
            return FAILED;
        }
        InstalledPackage installed = phone.apps().install(apk, bytes);
        if (call.has("-g")) {
            phone.packages().granted(installed.name()).addAll(installed.permissions());
        }
        return call.answer("Success");
    }

    private int uninstall(String name, Invocation call) throws IOException {
        if (phone.packages().find(name).isEmpty()) {
            call.println("Failure [DELETE_FAILED_INTERNAL_ERROR]");
            return FAILED;
        }
        phone.apps().uninstall(name);
        return call.answer("Success");
    }

    private int clear(String name, Invocation call) throws IOException {
        if (phone.packages().find(name).isEmpty()) {
            call.println("Failed");
            return FAILED;
        }
        phone.apps().stop(name);
        phone.packages().granted(name).clear();
        phone.desktop().clear(name);
        return call.answer("Success");
    }

    private int permission(Invocation call) throws IOException {
        List<String> operands = call.operands();
        String name = operands.size() > 1 ? operands.get(1) : "";
        if (operands.size() != 3 || phone.packages().find(name).isEmpty()) {
            return call.fail(REFUSED, "Security exception: Unknown package: " + name);
        }
        if (call.arg(0).equals("grant")) {
            phone.packages().granted(name).add(operands.get(2));
        } else {
            phone.packages().granted(name).remove(operands.get(2));
        }
        return OK;
    }

    private int resolveActivity(Invocation call) throws IOException {
        Optional<InstalledPackage> p = phone.packages().find(call.last()).filter(q -> !q.launcherActivity().isEmpty());
        return p.isEmpty() ? call.answer("No activity found")
                : call.answer("priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false",
                        p.get().name() + "/" + p.get().shortName(p.get().launcherActivity()));
    }
}
