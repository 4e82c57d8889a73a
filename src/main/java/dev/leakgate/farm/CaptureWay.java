package dev.leakgate.farm;

import java.util.Locale;

/** How a phone's traffic comes to the recorder. */
public enum CaptureWay {
    /** By the phone's own proxy setting, which apps may ignore. */
    PROXY,
    /** This machine is the gateway of the phone's Wi-Fi. */
    GATEWAY,
    /** Through a tunnel to mitmproxy, from version 9 on. */
    WIREGUARD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
