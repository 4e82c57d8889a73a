package dev.leakgate.secret;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What sort of value must not leave. The word is the one used in files and reports. */
public enum SecretKind {
    QUERY("query", true),
    URL("url", true),
    TEXT("text", true),
    IMEI("imei", false),
    MEID("meid", false),
    SERIAL("serial", false),
    IMSI("imsi", false),
    ICCID("iccid", false),
    PHONE("phone", false),
    MAC("mac", false),
    ANDROID_ID("androidId", false),
    ADVERTISING_ID("advertisingId", false),
    OAID("oaid", false),
    /** Under which Google's services framework knows the phone. */
    GSF_ID("gsfId", false),
    /** Of Widevine's copy protection: since Android 8 one for each app or site. */
    WIDEVINE_ID("widevineId", false),
    /** The Wi-Fi's name, which says where the phone is. */
    SSID("ssid", false),
    /** The address of the Wi-Fi's access point. */
    BSSID("bssid", false),
    /** Whatever else has the form of an identifier, under a name of its vendor's. */
    OTHER_ID("otherId", false),
    EMAIL("email", false),
    ACCOUNT("account", false);

    private final String word;
    private final boolean canary;

    SecretKind(String word, boolean canary) {
        this.word = word;
        this.canary = canary;
    }

    public String word() {
        return word;
    }

    /** True for what a trial typed or opened, false for what belongs to the phone or its owner. */
    public boolean canary() {
        return canary;
    }

    /** @throws IllegalArgumentException naming the allowed words */
    public static SecretKind of(String word) {
        return Arrays.stream(values()).filter(k -> k.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of secret '" + word + "', known are "
                        + Arrays.stream(values()).map(SecretKind::word).collect(Collectors.joining(", "))));
    }
}
