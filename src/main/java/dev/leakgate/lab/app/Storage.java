package dev.leakgate.lab.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an app keeps when its process ends, and loses when its data is cleared. Guarded by the app's lock. */
final class Storage {

    private final Map<String, Template> first;
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> queues = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    /** @param first values of the items as long as nobody has set them */
    Storage(Map<String, Template> first) {
        this.first = first;
    }

    boolean has(String item) {
        return first.containsKey(item);
    }

    /** An item's value; its first value is worked out once and then kept. */
    String item(String item, Words words) {
        String value = items.get(item);
        if (value == null) {
            value = first.get(item).text(words);
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
