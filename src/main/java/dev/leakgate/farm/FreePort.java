package dev.leakgate.farm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A loopback port that is free now. Whoever is given it must say clearly when somebody else was faster. */
final class FreePort {

    private FreePort() {
    }

    static int find() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new FarmException("no free loopback port can be had: " + e.getMessage());
        }
    }
}
