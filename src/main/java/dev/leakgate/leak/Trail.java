package dev.leakgate.leak;

import java.util.List;
import java.util.regex.Pattern;

/** Steps of the way from the wire to a secret, made comparable. */
public final class Trail {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private Trail() {
    }

    /** Without the places in lists, since a batch repeats one thing at many of them. */
    public static List<String> withoutIndexes(List<String> trail) {
        return trail.stream().map(Trail::withoutIndexes).toList();
    }

    public static String withoutIndexes(String step) {
        return INDEX.matcher(step).replaceAll("[]");
    }
}
