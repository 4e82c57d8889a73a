package dev.leakgate.farm;

import java.net.URI;
import java.util.OptionalInt;

/**
 * Where a phone of the farm can be reached.
 *
 * @param appium  address of the Appium server that drives it, or of the Grid that one hangs on
 * @param udid    as adb knows it
 * @param adbPort port of the adb server on the Appium server's machine, when that is ours; others know it themselves
 */
public record Seat(FarmPhone phone, URI appium, String udid, OptionalInt adbPort) {
}
