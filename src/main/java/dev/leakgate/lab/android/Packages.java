package dev.leakgate.lab.android;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which packages are installed, and which run-time permissions they were granted. */
public final class Packages {

    private static final int FIRST_APP_UID = 10100;

    private final Map<String, InstalledPackage> installed = new ConcurrentSkipListMap<>();
    private final Map<String, Set<String>> granted = new ConcurrentHashMap<>();
    private final Set<String> exemptFromDoze = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nextUid = new AtomicInteger(FIRST_APP_UID);

    /** The uid of a package: the old one when it is installed, else a new one. */
    public int uidFor(String name) {
        return find(name).map(InstalledPackage::uid).orElseGet(nextUid::getAndIncrement);
    }

    public void put(InstalledPackage p) {
        installed.put(p.name(), p);
    }

    public Optional<InstalledPackage> find(String name) {
        return Optional.ofNullable(installed.get(name));
    }

    /** By name. */
    public Collection<InstalledPackage> all() {
        return installed.values();
    }

    public void remove(String name) {
        installed.remove(name);
        granted.remove(name);
    }

    /** The mutable set of run-time permissions a package holds. */
    public Set<String> granted(String name) {
        return granted.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet());
    }

    /** Packages that doze mode leaves alone. */
    public Set<String> exemptFromDoze() {
        return exemptFromDoze;
    }
}
