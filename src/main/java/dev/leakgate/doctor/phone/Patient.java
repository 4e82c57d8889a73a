package dev.leakgate.doctor.phone;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Seat;
import java.util.List;
import java.util.Map;

/**
 * A phone that is being checked.
 *
 * @param udid        as adb knows it
 * @param browsers    that are to be tested on it, or that may be when its entry names none
 * @param certificate the name under which a system trust store has the bench's
 */
public record Patient(FarmPhone entry, String udid, List<BrowserFile> browsers, String certificate) {

    /** @param known browser files by slug */
    public static Patient of(Seat seat, Map<String, BrowserFile> known, String certificate) {
        return new Patient(seat.phone(), seat.udid(), TestedBrowsers.candidates(seat.phone(), known), certificate);
    }

    /** Whether its way of capturing refuses what goes past a proxy: QUIC, DNS over TLS, IPv6. */
    boolean behindGateway() {
        return entry.capture() == CaptureWay.GATEWAY;
    }

    /** The command for a person to type that runs another in the phone's shell. */
    String typed(String command) {
        return "adb -s " + udid + " shell " + command;
    }
}
