package dev.leakgate.lab.app;

import java.util.Map;

/**
 * A word that depends on another: {@code {by: property.ro.miui.region, RU: tracking.rus.miui.com, otherwise: ...}}.
 *
 * @param otherwise for every value that is not listed
 */
record Choice(String by, Map<String, Template> values, Template otherwise) {

    static final String BY = "by";
    static final String OTHERWISE = "otherwise";

    String value(Words words) {
        return values.getOrDefault(String.valueOf(words.value(by)), otherwise).text(words);
    }
}
