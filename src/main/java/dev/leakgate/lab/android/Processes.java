package dev.leakgate.lab.android;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The process table. */
public final class Processes {

    static final int SYSTEM_SERVER = 1412;

    private static final int ZYGOTE = 633;
    private static final int FIRST_APP_PID = 4000;
    private static final int STEP = 7;

    private final MountNamespaces namespaces;
    private final Map<String, Process> byName = new LinkedHashMap<>();
    private int lastPid = FIRST_APP_PID;

    /** @param uid Android user id: 0 root, 1000 system, 10000 and up an app */
    public record Process(int pid, int uid, String name) {

        /** {@code u0_a101} for uid 10101. */
        public String user() {
            return uid == 0 ? "root" : uid < 10000 ? "system" : "u0_a" + (uid - 10000);
        }

        /** Zygote starts all that is written in Java, init all else. */
        public int parent() {
            return pid == 1 ? 0 : pid > ZYGOTE ? ZYGOTE : 1;
        }
    }

    public Processes(MountNamespaces namespaces) {
        this.namespaces = namespaces;
        byName.put("init", new Process(1, 0, "init"));
        byName.put("surfaceflinger", new Process(520, 1000, "surfaceflinger"));
        byName.put("zygote64", new Process(ZYGOTE, 0, "zygote64"));
        byName.put("system_server", new Process(SYSTEM_SERVER, 1000, "system_server"));
        byName.put("com.android.systemui", new Process(1901, 10041, "com.android.systemui"));
    }

    /** @return false when it ran already */
    public synchronized boolean start(String name, int uid) {
        if (byName.containsKey(name)) {
            return false;
        }
        lastPid += STEP;
        byName.put(name, new Process(lastPid, uid, name));
        namespaces.fork(ZYGOTE, lastPid);
        return true;
    }

    /** @return whether it ran */
    public synchronized boolean end(String name) {
        return byName.remove(name) != null;
    }

    /** Ends all but those that the system itself starts. */
    synchronized void endApps() {
        namespaces.clear();
        byName.values().removeIf(p -> p.pid() > FIRST_APP_PID);
    }

    public synchronized Optional<Process> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public synchronized Map<String, Process> all() {
        return new LinkedHashMap<>(byName);
    }
}
