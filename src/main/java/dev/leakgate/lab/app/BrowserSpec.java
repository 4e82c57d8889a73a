package dev.leakgate.lab.app;

import java.util.List;
import java.util.Map;

/**
 * What makes an app a browser.
 *
 * @param scheme  of an address typed without one
 * @param chromium its pages are loaded by a real Chromium; else by an HTTP client of our own, scripts and pictures left out
 * @param headers of each page's request
 * @param engines the address of a result page by the engine's name; {@code ${word}} is what is searched
 */
record BrowserSpec(String scheme, boolean chromium, Map<String, Template> headers, Map<String, Template> engines) {

    /** The data item that names the chosen engine. */
    static final String ENGINE = "engine";

    /** What a browser adds to conditions. */
    static final List<String> STATES = List.of("incognito", "loading", "on-link", "on-page");

    /** What a browser adds to placeholders. */
    static final List<String> WORDS = List.of("address", "link", "mode", "title", "tabs");
}
