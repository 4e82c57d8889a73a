package dev.leakgate.lab.android.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An intent as {@code am} is given it.
 *
 * @param component {@code package/activity}, or empty
 * @param target    package it is limited to, or empty
 * @param data      URI, or empty
 */
record Intent(String action, List<String> categories, String data, String flags, String component, String target,
              Map<String, String> extras) {

    private static final Set<String> OTHER_OPTIONS_WITH_VALUE = Set.of("-t", "--user", "--display", "-P", "--activity-brought-to-front");
    private static final Set<String> EXTRAS = Set.of("-e", "--es", "--ez", "--ei", "--el", "--ef", "--eu", "--esa");

    static Intent parse(List<String> args) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> categories = new ArrayList<>();
        Map<String, String> extras = new LinkedHashMap<>();
        String operand = "";
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (EXTRAS.contains(arg)) {
                extras.put(args.get(i + 1), args.get(i + 2));
                i += 2;
            } else if (arg.equals("-c")) {
                categories.add(args.get(++i));
            } else if (Set.of("-a", "-d", "-f", "-n", "-p").contains(arg) || OTHER_OPTIONS_WITH_VALUE.contains(arg)) {
                options.put(arg, args.get(++i));
            } else if (!arg.startsWith("-")) {
                operand = arg;
            }
        }
        boolean uri = operand.contains(":");
        boolean component = !uri && operand.contains("/");
        return new Intent(options.getOrDefault("-a", ""), categories, options.getOrDefault("-d", uri ? operand : ""),
                options.getOrDefault("-f", ""), options.getOrDefault("-n", component ? operand : ""),
                options.getOrDefault("-p", uri || component ? "" : operand), extras);
    }

    /** {@code Intent { act=... cmp=... }}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Intent {");
        append(text, "act", action);
        append(text, "cat", categories.isEmpty() ? "" : "[" + String.join(",", categories) + "]");
        append(text, "dat", data);
        append(text, "flg", flags);
        append(text, "pkg", target);
        append(text, "cmp", component);
        return text.append(extras.isEmpty() ? "" : " (has extras)").append(" }").toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(' ').append(name).append('=').append(value);
        }
    }
}
