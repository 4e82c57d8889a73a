package dev.leakgate.lab.app;

import java.util.Map;

/**
 * A plain GET that an app sends at once when something happens.
 *
 * @param once until the app's data is cleared
 */
record Beacon(String name, Trigger on, Condition condition, boolean once, Template address, Map<String, Template> headers) {
}
