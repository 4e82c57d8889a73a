package dev.leakgate.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Kinds of secrets as people call them. */
final class Kinds {

    /** In the order in which they are told: what a person did before what the phone is. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("query", "search words"), Map.entry("url", "visited addresses"), Map.entry("text", "typed text"), Map.entry("action", "what was done"),
            Map.entry("connection", "requests that nothing vouched for"),
            Map.entry("imei", "the IMEI"), Map.entry("meid", "the MEID"), Map.entry("serial", "the serial number"),
            Map.entry("imsi", "the SIM's IMSI"), Map.entry("iccid", "the SIM's ICCID"), Map.entry("phone", "the phone number"),
            Map.entry("mac", "a MAC address"), Map.entry("androidId", "the Android ID"),
            Map.entry("advertisingId", "the advertising ID"), Map.entry("oaid", "the OAID"),
            Map.entry("gsfId", "the GSF ID"), Map.entry("widevineId", "the Widevine ID"), Map.entry("ssid", "the Wi-Fi's name"),
            Map.entry("bssid", "the access point's address"), Map.entry("otherId", "another identifier"),
            Map.entry("token", "a token that knows the phone again"), Map.entry("email", "an e-mail address"), Map.entry("account", "the account's name"));
    private static final List<String> FIRST = List.of("query", "url", "text", "action", "connection");

    private Kinds() {
    }

    /** In a word or two, for a picture. */
    static String brief(String kind) {
        return word(kind).replaceFirst("^(the SIM's|the|an|a) ", "").replaceFirst(" that .*", "");
    }

    static String word(String kind) {
        return WORDS.getOrDefault(kind, kind);
    }

    /** What a person typed or visited comes before what the phone is. */
    static int rank(String kind) {
        int rank = FIRST.indexOf(kind);
        return rank < 0 ? FIRST.size() : rank;
    }

    /** {@code Search words, visited addresses and the Android ID}. */
    static String sentence(List<String> kinds) {
        String list = list(kinds.stream().map(Kinds::word).toList());
        return list.isEmpty() ? list : list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1);
    }

    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
