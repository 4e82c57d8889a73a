package dev.leakgate.lab.uiautomator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which handler answers which method and path; {@code :name} in a path stands for any one part. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Answers a command with a JSON value, or fails with a {@link WebDriverException}. */
    interface Handler {
        Object answer(Request request);
    }

    private record Route(String method, List<String> parts, Handler handler) {
    }

    /** A handler and what the variables of its path stand for. */
    record Match(Handler handler, Map<String, String> path) {
    }

    Routes add(String method, String path, Handler handler) {
        routes.add(new Route(method, parts(path), handler));
        return this;
    }

    Optional<Match> find(String method, String path) {
        List<String> parts = parts(path);
        for (Route route : routes) {
            if (route.method.equals(method) && route.parts.size() == parts.size()) {
                Optional<Map<String, String>> variables = variables(route.parts, parts);
                if (variables.isPresent()) {
                    return Optional.of(new Match(route.handler, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> variables(List<String> pattern, List<String> parts) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if (pattern.get(i).startsWith(":")) {
                variables.put(pattern.get(i).substring(1), parts.get(i));
            } else if (!pattern.get(i).equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
    }
}
