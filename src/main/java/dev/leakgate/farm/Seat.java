package dev.leakgate.farm;

import java.net.URI;

/**
 * Where a phone of the farm can be reached.
 *
 * @param appium  address of the Appium server that drives it
 * @param udid    as adb knows it
 * @param adbPort port of the adb server on the Appium server's machine
 */
public record Seat(FarmPhone phone, URI appium, String udid, int adbPort) {
}
