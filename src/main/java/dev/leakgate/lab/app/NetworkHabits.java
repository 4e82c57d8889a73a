package dev.leakgate.lab.app;

import java.util.List;
import java.util.Locale;

/**
 * How an app uses the network, whatever it sends.
 *
 * @param pins hosts whose certificates it knows itself, whatever the phone trusts; {@code *.name} for all below a name
 */
record NetworkHabits(List<String> pins) {

    static final NetworkHabits USUAL = new NetworkHabits(List.of());

    boolean pins(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return pins.stream().anyMatch(p -> p.startsWith("*.") ? asked.endsWith(p.substring(1)) : asked.equals(p));
    }
}
