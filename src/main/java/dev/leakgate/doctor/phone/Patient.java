package dev.leakgate.doctor.phone;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Seat;
import java.util.List;
import java.util.Map;

/**
 * A phone that is being checked.
 *
 * @param udid     as adb knows it
 * @param browsers to be tested on it
 */
public record Patient(FarmPhone entry, String udid, List<BrowserFile> browsers) {

    /** @param known browser files by slug */
    public static Patient of(Seat seat, Map<String, BrowserFile> known) {
        return new Patient(seat.phone(), seat.udid(), seat.phone().browsers().stream().map(known::get).toList());
    }

    /** The command for a person to type that runs another in the phone's shell. */
    String typed(String command) {
        return "adb -s " + udid + " shell " + command;
    }
}
