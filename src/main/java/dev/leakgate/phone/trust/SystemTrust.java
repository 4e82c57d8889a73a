package dev.leakgate.phone.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds a certificate to a phone's system trust store until the phone's next start, by a temporary file system over the
 * store that holds all that was there, and takes it away again.
 *
 * <p>Up to Android 13 that is seen by all. From 14 on apps read the store of the conscrypt module (APEX), whose mounts are
 * private to each process's mount namespace: the store is bound over the module's for zygote, whose children inherit
 * it, and for every app that runs already. Described publicly for Android 14 by HTTP Toolkit (T. Perry, 2023); written
 * anew here. That a browser trusts it is proved elsewhere, by its own request.
 */
public final class SystemTrust {

    private static final String STORE = "/system/etc/security/cacerts";
    private static final String MODULE = "/apex/com.android.conscrypt/cacerts";
    private static final String COPY = "/data/local/tmp/leakgate-cacerts";
    private static final int ANDROID_14 = 34;

    private final RootShell root;
    private final int sdk;

    /** @param sdk API level of the phone's Android */
    public SystemTrust(RootShell root, int sdk) {
        this.root = root;
        this.sdk = sdk;
    }

    /** The folder that apps of this Android read. */
    public static String folder(int sdk) {
        return sdk >= ANDROID_14 ? MODULE : STORE;
    }

    /** @param fileName {@code <subject_hash_old>.0} */
    public void add(String fileName, String pem) {
        String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        root.run("mkdir -p " + COPY + " && cp " + folder(sdk) + "/* " + COPY + "/ && mount -t tmpfs tmpfs " + STORE
                + " && cp " + COPY + "/* " + STORE + "/ && rm -r " + COPY + " && echo " + base64 + " | base64 -d > " + STORE + "/" + fileName
                + " && chown root:root " + STORE + "/* && chmod 644 " + STORE + "/* && chcon u:object_r:system_file:s0 " + STORE + "/*");
        if (sdk >= ANDROID_14) {
            inEveryNamespace("mount --bind " + STORE + " " + MODULE);
        }
    }

    /** Undoes one {@link #add}; without one it does nothing. */
    public void remove() {
        if (sdk >= ANDROID_14) {
            inEveryNamespace("umount " + MODULE);
        }
        root.run("umount " + STORE + " 2> /dev/null; true");
    }

    /** Whether apps that start now find that file in their store. */
    public boolean holds(String fileName) {
        String look = "ls " + folder(sdk) + "/" + fileName + " 2> /dev/null";
        if (sdk < ANDROID_14) {
            return root.run(look + "; true").contains(fileName);
        }
        List<String> zygotes = processes().stream().filter(Process::zygote).map(Process::pid).toList();
        return !zygotes.isEmpty() && zygotes.stream().allMatch(pid -> root.run(in(pid, look) + "; true").contains(fileName));
    }

    /** Zygotes first: what they start from then on has it; then what they had started. */
    private void inEveryNamespace(String command) {
        List<Process> before = processes();
        List<String> zygotes = before.stream().filter(Process::zygote).map(Process::pid).toList();
        enter(zygotes, command);
        enter(before.stream().filter(p -> zygotes.contains(p.parent())).map(Process::pid).toList(), command);
    }

    /** A process that has ended meanwhile needs nothing any more. */
    private void enter(List<String> pids, String command) {
        if (!pids.isEmpty()) {
            root.run(pids.stream().map(pid -> in(pid, command) + " 2> /dev/null; ")
                    .collect(Collectors.joining()) + "true");
        }
    }

    private static String in(String pid, String command) {
        return "nsenter --mount=/proc/" + pid + "/ns/mnt -- " + command;
    }

    private List<Process> processes() {
        return root.run("ps -A -o PID,PPID,NAME").lines().map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length == 3 && words[0].matches("\\d+")).map(words -> new Process(words[0], words[1], words[2])).toList();
    }

    private record Process(String pid, String parent, String name) {

        boolean zygote() {
            return name.equals("zygote") || name.equals("zygote64");
        }
    }
}
