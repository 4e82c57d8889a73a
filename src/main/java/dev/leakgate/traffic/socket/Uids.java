package dev.leakgate.traffic.socket;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packages behind each uid of a phone, from the lines of {@code pm list packages -U}. Several may share one. */
public final class Uids {

    private static final Pattern LINE = Pattern.compile("package:(\\S+) uid:(\\d+).*");
    /** Android's fixed ids, android_filesystem_config.h. */
    private static final Map<Integer, String> FIXED = Map.of(0, "root", 1000, "system", 1001, "radio", 1013, "media", 1051, "dns", 2000, "shell");

    private final Map<Integer, Set<String>> packages = new TreeMap<>();

    private Uids() {
    }

    /** Lines of another form tell nothing and are passed over. */
    public static Uids parse(List<String> lines) {
        Uids uids = new Uids();
        for (String line : lines) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                uids.packages.computeIfAbsent(Integer.parseInt(m.group(2)), uid -> new TreeSet<>()).add(m.group(1));
            }
        }
        return uids;
    }

    /** The uids of these packages. */
    public Set<Integer> uidsOf(Collection<String> names) {
        return packages.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(names::contains)).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How an actor of that uid is named: Android's own word for a fixed id, else its packages. */
    public String name(int uid) {
        if (FIXED.containsKey(uid)) {
            return FIXED.get(uid);
        }
        return packages.containsKey(uid) ? String.join(", ", packages.get(uid)) : "uid " + uid;
    }
}
