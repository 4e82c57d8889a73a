package dev.leakgate.destination;

import java.util.Locale;

/**
 * An address that a host answered from, and what registries say of it. A registration is not a place: the machine may
 * stand elsewhere.
 *
 * @param address     IPv4 or IPv6
 * @param toldBy      the proxy on whose word the address rests; empty when the recorder itself connected to it
 * @param specialUse  what the address is set aside for, e.g. {@code loopback}; such an address is nobody's
 * @param country     ISO 3166 code of the country it is registered in, empty when unknown
 * @param network     name of the autonomous system that announces it, empty when unknown
 * @param asn         that system's number, 0 when unknown
 */
public record Server(String address, String toldBy, String specialUse, String country, String network, long asn) {

    /** Rests on a proxy's word, which may be made up: the lab internet pretends. */
    public boolean told() {
        return !toldBy.isEmpty();
    }

    public boolean lookedUp() {
        return !specialUse.isEmpty() || !country.isEmpty() || asn != 0;
    }

    /** In English, {@code Singapore}. */
    public String countryName() {
        return country.isEmpty() ? "" : new Locale("", country).getDisplayCountry(Locale.ENGLISH);
    }
}
