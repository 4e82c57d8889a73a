package dev.leakgate.lab.app;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The names that placeholders or conditions may use in some place of an app file.
 *
 * @param kinds starts of names of which the phone knows the rest: {@code property.}, {@code identifier.}
 */
record Vocabulary(Collection<String> names, List<String> kinds) {

    static final Vocabulary PHONE = new Vocabulary(
            List.of("app.package", "app.version", "app.versionCode", "phone.width", "phone.height", "phone.locale",
                    "phone.locale.lower", "random.uuid", "random.int", "now"),
            List.of("property.", "identifier.", "setting."));

    /** {@code ${word.md5}}: in place of the value, its MD5 as hex. */
    private static final String HASH = ".md5";

    static boolean isHash(String name) {
        return name.endsWith(HASH);
    }

    /** The name of what is hashed. */
    static String hashed(String name) {
        return name.substring(0, name.length() - HASH.length());
    }

    boolean knows(String whole) {
        String name = isHash(whole) ? hashed(whole) : whole;
        return names.contains(name) || kinds.stream().anyMatch(k -> name.startsWith(k) && name.length() > k.length());
    }

    Vocabulary and(Collection<String> more) {
        TreeSet<String> all = new TreeSet<>(names);
        all.addAll(more);
        return new Vocabulary(all, kinds);
    }

    String allowed() {
        TreeSet<String> all = new TreeSet<>(names);
        kinds.forEach(k -> all.add(k + "<name>"));
        return String.join(", ", all);
    }
}
