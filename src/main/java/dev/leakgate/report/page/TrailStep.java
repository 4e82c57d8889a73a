package dev.leakgate.report.page;

import java.util.Map;

/**
 * One step of the way from the wire to the secret.
 *
 * @param step    as the detector names it
 * @param meaning what it is, in a few words; empty when the name says it all
 */
record TrailStep(String step, String meaning) {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("body", "what the request carried"), Map.entry("url", "the address that was requested"),
            Map.entry("header", "a header of the request"), Map.entry("cookie", "a cookie"),
            Map.entry("websocket", "a WebSocket message"), Map.entry("tcp", "bytes of a connection"),
            Map.entry("form", "a field of the form"), Map.entry("query", "a parameter of the address"),
            Map.entry("path", "a part of the path"), Map.entry("base64", "an encoding anybody undoes, not encryption"),
            Map.entry("gzip", "unpacked"), Map.entry("zlib", "unpacked"), Map.entry("deflate", "unpacked"),
            Map.entry("brotli", "unpacked"), Map.entry("zstd", "unpacked"), Map.entry("percent", "escaped characters put back"),
            Map.entry("json", "a value of the JSON document"), Map.entry("hex", "an encoding anybody undoes, not encryption"));

    static TrailStep of(String step) {
        return new TrailStep(step, MEANINGS.getOrDefault(step.split(" ", 2)[0], ""));
    }
}
