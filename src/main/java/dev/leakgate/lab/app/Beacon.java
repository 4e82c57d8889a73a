package dev.leakgate.lab.app;

import java.util.Map;

/**
 * A plain request that an app makes at once when something happens.
 *
 * @param once  until the app's data is cleared
 * @param way   how it goes out
 * @param keeps what of the answer is kept: data item by JSON pointer, true as on and false as off
 */
record Beacon(String name, Occasion on, Condition condition, boolean once, Way way, Template address, Map<String, Template> headers,
              Map<String, String> keeps) {

    /** The key in the app's file under which the address stands. */
    enum Way {
        /** HTTP GET. */
        GET("get"),
        /** The first datagram of a QUIC connection. */
        QUIC("quic"),
        /** A look-up of a name that holds what the address's path does. */
        DNS("dns");

        final String key;

        Way(String key) {
            this.key = key;
        }
    }
}
