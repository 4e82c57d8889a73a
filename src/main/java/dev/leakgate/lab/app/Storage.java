package dev.leakgate.lab.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an app keeps when its process ends, and loses when its data is cleared. Guarded by the app's lock. */
final class Storage {

    private final Map<String, DataItem> kept;
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> queues = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    Storage(Map<String, DataItem> kept) {
        this.kept = kept;
    }

    boolean has(String item) {
        return kept.containsKey(item);
    }

    /** An item's value; its first value is worked out once and then kept. */
    String item(String item, Words words) {
        String value = items.get(item);
        if (value == null) {
            value = kept.get(item).first().text(words);
            items.put(item, value);
        }
        return value;
    }

    void set(String item, String value) {
        items.put(item, value);
    }

    /** Events of a channel that wait to be sent, oldest first; changed by who asks. */
    List<Map<String, Object>> queue(String channel) {
        return queues.computeIfAbsent(channel, c -> new ArrayList<>());
    }

    /** @return whether this is the first time */
    boolean once(String what) {
        return done.add(what);
    }

    void clear() {
        items.clear();
        queues.clear();
        done.clear();
    }
}
