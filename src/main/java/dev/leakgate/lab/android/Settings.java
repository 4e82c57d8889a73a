package dev.leakgate.lab.android;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The settings provider: texts by namespace ({@code system}, {@code secure}, {@code global}) and key. */
public final class Settings {

    public static final List<String> NAMESPACES = List.of("system", "secure", "global");

    private final Map<String, Map<String, String>> values = Map.of("system", new ConcurrentSkipListMap<>(),
            "secure", new ConcurrentSkipListMap<>(), "global", new ConcurrentSkipListMap<>());

    public Optional<String> find(String namespace, String key) {
        return Optional.ofNullable(all(namespace).get(key));
    }

    /** All values of a namespace by key. */
    public Map<String, String> all(String namespace) {
        return values.getOrDefault(namespace, Map.of());
    }

    public void put(String namespace, String key, String value) {
        all(namespace).put(key, value);
    }

    /** @return whether there was a value */
    public boolean remove(String namespace, String key) {
        return all(namespace).remove(key) != null;
    }
}
