package dev.leakgate.lab.app;

import java.util.List;
import java.util.Locale;

/**
 * How an app uses the network, whatever it sends. Hosts are names; {@code *.name} stands for all below a name.
 *
 * @param pins   hosts whose certificates it knows itself, whatever the phone trusts
 * @param direct hosts it connects to directly, whatever the phone's proxy setting says
 * @param accepts hosts of which it takes any certificate
 */
record NetworkHabits(List<String> pins, List<String> direct, List<String> accepts) {

    static final NetworkHabits USUAL = new NetworkHabits(List.of(), List.of(), List.of());

    boolean pins(String host) {
        return matches(pins, host);
    }

    boolean accepts(String host) {
        return matches(accepts, host);
    }

    boolean goesDirectlyTo(String host) {
        return matches(direct, host);
    }

    private static boolean matches(List<String> patterns, String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(p -> p.startsWith("*.") ? asked.endsWith(p.substring(1)) : asked.equals(p));
    }
}
