package dev.leakgate.lab.app;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The surroundings of an app whose phone is only that: values that a test sets. */
final class TestPhone implements Surroundings {

    static final String ANDROID_ID = "a1b2c3d4e5f60718";

    final Map<String, String> settings = new ConcurrentHashMap<>();
    final List<X509Certificate> trusted = new CopyOnWriteArrayList<>();
    final List<String> launched = new ArrayList<>();
    volatile String clipboard = "";
    volatile int left;

    @Override
    public String ownAndroidId(String packageName) {
        return "0123456789abcdef";
    }

    @Override
    public Optional<String> setting(String namespace, String key) {
        return Optional.ofNullable(settings.get(namespace + "." + key));
    }

    @Override
    public String property(String name) {
        return Map.of("ro.product.model", "Redmi Note 8", "ro.product.manufacturer", "Xiaomi", "ro.build.version.release", "9",
                "ro.build.id", "PKQ1.190616.001", "ro.build.version.incremental", "V11.0.6.0", "ro.miui.region", "RU",
                "ro.sf.lcd_density", "440").getOrDefault(name, "");
    }

    @Override
    public Optional<String> identifier(String kind) {
        return kind.equals("androidId") ? Optional.of(ANDROID_ID) : Optional.empty();
    }

    @Override
    public List<X509Certificate> trustedCertificates(String packageName) {
        return List.copyOf(trusted);
    }

    @Override
    public String clipboard() {
        return clipboard;
    }

    @Override
    public View.Bounds display() {
        return new View.Bounds(0, 66, 1080, 2340);
    }

    @Override
    public void launch(String packageName) {
        launched.add(packageName);
    }

    @Override
    public void leave() {
        left++;
    }

    @Override
    public void log(String tag, String message) {
    }

    /** A kernel that takes no notice. */
    @Override
    public Sockets sockets() {
        return (packageName, transport, local, remote) -> new Sockets.Open() {
            @Override
            public void sent(long bytes) {
            }

            @Override
            public void received(long bytes) {
            }

            @Override
            public void close() {
            }
        };
    }
}
