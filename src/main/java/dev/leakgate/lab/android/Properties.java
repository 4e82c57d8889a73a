package dev.leakgate.lab.android;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** System properties: those of the model, the phone's serial number, and what is set while it runs. */
public final class Properties {

    private final Map<String, String> values = new ConcurrentSkipListMap<>();

    Properties(Profile profile, Identifiers identifiers) {
        values.putAll(Map.of("ro.debuggable", "0", "ro.secure", "1", "sys.boot_completed", "1", "dev.bootcomplete", "1",
                "init.svc.adbd", "running", "ro.leakgate.virtual", "1", "ro.build.type", "user", "ro.build.tags", "release-keys",
                "ro.product.cpu.abi", "arm64-v8a", "ro.build.characteristics", "default"));
        values.putAll(profile.properties());
        values.put("ro.sf.lcd_density", String.valueOf(profile.display().density()));
        values.put("ro.serialno", identifiers.get("serial"));
        values.put("ro.boot.serialno", identifiers.get("serial"));
    }

    /** "" when unset, as {@code getprop} has it. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    /** By name. */
    public Map<String, String> all() {
        return values;
    }
}
