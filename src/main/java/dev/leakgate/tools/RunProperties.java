package dev.leakgate.tools;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The system properties {@code leakgate.*} by which {@code mvn test} is told what to do: none may be passed over. */
public final class RunProperties {

    private static final String PREFIX = "leakgate.";
    private static final Set<String> SWITCHES = Set.of("allowPartial", "install");
    private static final Set<String> FOR_USERS = Set.of("allowPartial", "devices", "install", "only", "resume", "seed", "state");
    /** What the POM sets, and what the long self-tests read. */
    private static final Set<String> OTHERS = Set.of("allure", "excludedGroups", "forks", "home", "selfTest", "terse", "tests", "soak.copies",
            "soak.moments", "soak.seed");

    /** The message names the property, its value and what is known. */
    public static final class Unusable extends RuntimeException {

        private Unusable(String message) {
            super(message, null, false, false);
        }
    }

    private RunProperties() {
    }

    /** @throws Unusable for a name that nobody reads, which would run something else than was asked for, and for a switch that is neither */
    public static void check(Properties properties) {
        for (String property : new TreeSet<>(properties.stringPropertyNames())) {
            if (property.startsWith(PREFIX)) {
                check(property.substring(PREFIX.length()), properties.getProperty(property));
            }
        }
    }

    private static void check(String name, String value) {
        if (!FOR_USERS.contains(name) && !OTHERS.contains(name)) {
            throw new Unusable("-Dleakgate." + name + " is unknown; known are " + FOR_USERS.stream().sorted()
                    .map(known -> "-Dleakgate." + known).collect(Collectors.joining(", ")));
        }
        if (SWITCHES.contains(name) && !value.equals("true") && !value.equals("false")) {
            throw new Unusable("-Dleakgate." + name + "=" + value + " is neither true nor false");
        }
    }
}
