package dev.leakgate.farm;

import java.net.URI;
import java.util.Optional;

/**
 * Where a phone of the farm can be reached.
 *
 * @param appium  address of the Appium server that drives it, or of the Grid that one hangs on
 * @param udid    as adb knows it
 * @param ports  that an Appium server of ours is to use for it; others know themselves
 */
public record Seat(FarmPhone phone, URI appium, String udid, Optional<Ports> ports) {

    /** The phone itself, whatever it is driven as. */
    public boolean isSamePhone(Seat other) {
        return appium.equals(other.appium) && udid.equals(other.udid);
    }

    /** The same phone, driven as what another entry of the list asks for. */
    public Seat inPlaceOf(FarmPhone entry) {
        return new Seat(phone.inPlaceOf(entry), appium, udid, ports);
    }

    /**
     * @param adb    of the adb server that knows the phone
     * @param system by which the UiAutomator2 driver reaches its server on the phone
     */
    public record Ports(int adb, int system) {
    }
}
