package dev.leakgate.phone;

import dev.leakgate.phone.identifier.Harvest;
import dev.leakgate.phone.trust.RootShell;
import dev.leakgate.phone.trust.SystemTrust;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * What the harness changes on a phone for the time of a run: its proxy setting and its trust store. What was there
 * before is journalled first, on this machine and on the phone, and restored by {@link #close()} or, after a crash,
 * by the next run that meets the phone.
 */
public final class Wiretap implements AutoCloseable {

    /** As Android takes it. */
    private static final String NO_PROXY = ":0";

    private final Phone phone;
    private final OldState old;
    private final ConnectionWatch watch;
    /** Undoes and repeats what {@link #trust} did; null before, and when the certificate was there already. */
    private Trusted trusted;

    private record Trusted(String fileName, String pem) {
    }

    private Wiretap(Phone phone, OldState old) {
        this.phone = phone;
        this.old = old;
        this.watch = ConnectionWatch.start(phone::shell);
    }

    /** Which connections the phone's apps make, from now on. */
    public ConnectionWatch connections() {
        return watch;
    }

    /**
     * Restores what a run that ended badly left on the phone, then journals what is there now.
     *
     * @param stateFolder outlives {@code target}, see {@link OldState}
     */
    public static Wiretap attach(Phone phone, Path stateFolder) {
        OldState.leftBehind(phone, stateFolder).ifPresent(left -> left.restore(phone));
        return new Wiretap(phone, OldState.journal(phone, stateFolder));
    }

    /** Whether a phone that is tapped has lost all that was written on it, since it was flashed or reset. */
    public static boolean isForgottenBy(Phone phone, Path stateFolder) {
        return OldState.isForgotten(phone, stateFolder);
    }

    /** The phone's identifiers, as its shell may read them. */
    public Harvest identifiers() {
        return Harvest.of(phone.entry().id(), phone.entry().identifiers(), phone::shell);
    }

    /** Lets the phone's traffic go where its network leads it. */
    public void noProxy() {
        proxy(NO_PROXY);
    }

    /** Sends the phone's HTTP traffic through a proxy, {@code host:port} as the phone reaches it. */
    public void proxy(String address) {
        phone.shell("settings put global http_proxy " + address);
        String read = phone.shell("settings get global http_proxy");
        if (!read.equals(address)) {
            throw new PhoneException("the proxy setting of " + phone.entry().id() + " reads '" + read + "' after '" + address
                    + "' was set; on MIUI turn on 'USB debugging (Security settings)' in the developer options", null);
        }
    }

    /**
     * Adds a certificate to the system trust store until the next start of the phone, unless it is there already. That
     * it is trusted is proved later, by the control page that the browser under test opens.
     *
     * @param fileName {@code <subject_hash_old>.0}
     * @return false when nothing gives root: then no HTTPS can be read, and nothing can pass
     */
    public boolean trust(String fileName, String pem) {
        int sdk = phone.sdk();
        if (phone.shell("ls " + SystemTrust.folder(sdk) + "; true").contains(fileName)) {
            return true;
        }
        Optional<RootShell> root = RootShell.of(phone::shell);
        root.ifPresent(r -> {
            old.mounted(phone, SystemTrust.folder(sdk));
            new SystemTrust(r, sdk).add(fileName, pem);
            trusted = new Trusted(fileName, pem);
        });
        return root.isPresent();
    }

    /**
     * Takes the certificate out of the trust store again; apps that start from now on do not find it.
     *
     * @throws ScreenException when it was there before the run, so that it cannot be taken away for a while
     */
    public void withdrawTrust() {
        if (trusted == null) {
            throw new ScreenException("the bench's certificate authority was not put on " + phone.entry().id() + " by this run, so it cannot be taken"
                    + " away for a while; without it beforehand (`leakgate ca remove`), and with root, it can");
        }
        new SystemTrust(RootShell.of(phone::shell).orElseThrow(), phone.sdk()).remove();
        old.mounted(phone, null);
    }

    /** Puts back what {@link #withdrawTrust} took away. */
    public void restoreTrust() {
        trust(trusted.fileName, trusted.pem);
    }

    /** Changes a setting until the end of the run. @param namespace system, secure or global */
    public void set(String namespace, String key, String value) {
        old.changing(phone, namespace + " " + key);
        phone.shell("settings put " + namespace + " " + key + " " + value);
    }

    /** Puts an app on the phone. */
    public void install(String packageName, byte[] apk) {
        old.installed(phone, packageName);
        String file = "/data/local/tmp/leakgate.apk";
        phone.shell("echo " + Base64.getEncoder().encodeToString(apk) + " | base64 -d > " + file);
        String told = phone.shell("pm install " + file + "; rm " + file);
        if (!told.contains("Success")) {
            throw new ScreenException("installing " + packageName + " on " + phone.entry().id() + " ends with '" + told
                    + "'; on MIUI turn on 'Install via USB' in the developer options");
        }
    }

    /** Removes what {@link #install} put there. */
    public void uninstall(String packageName) {
        phone.shell("pm uninstall " + packageName);
        old.installed(phone, null);
    }

    @Override
    public void close() {
        try {
            watch.close();
        } finally {
            old.restore(phone);
        }
    }
}
