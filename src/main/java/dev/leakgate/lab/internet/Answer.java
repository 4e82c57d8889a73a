package dev.leakgate.lab.internet;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How some hosts answer, from {@code /lab/internet/*.yaml}.
 *
 * @param hosts    names; {@code *.name} stands for every name below, {@code *} for part of a name
 * @param path     start of the path without query; ends in {@code $} when it must match whole
 * @param query parameters the address must have
 * @param body     text with {@code ${host}}, {@code ${path}} or {@code ${query.<parameter>}}; escaped in HTML
 */
record Answer(List<Pattern> hosts, String path, Map<String, String> query, int status, String type, Map<String, String> headers, String body) {

    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(host|path|query\\.[\\w-]+)}");

    boolean fits(Request request) {
        String asked = request.path().split("\\?", 2)[0];
        boolean pathFits = path.endsWith("$") ? asked.equals(path.substring(0, path.length() - 1)) : asked.startsWith(path);
        return pathFits && query.entrySet().stream().allMatch(q -> request.parameter(q.getKey()).equals(q.getValue())) && hosts.stream().anyMatch(h -> h.matcher(request.host()).matches());
    }

    String body(Request request) {
        return PLACEHOLDER.matcher(body).replaceAll(m -> Matcher.quoteReplacement(escaped(value(m.group(1), request))));
    }

    private static String value(String word, Request request) {
        return switch (word) {
            case "host" -> request.host();
            case "path" -> request.path();
            default -> request.parameter(word.substring("query.".length()));
        };
    }

    private String escaped(String text) {
        return type.startsWith("text/html") ? text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") : text;
    }
}
