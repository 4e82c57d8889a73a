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
