package dev.leakgate.lab.app;

import java.net.InetSocketAddress;

/** What a phone's kernel knows of the sockets of its apps: it lists them and counts their bytes, by app. */
public interface Sockets {

    /** What a socket speaks. */
    enum Transport {
        TCP, UDP
    }

    /**
     * A socket has its two ends.
     *
     * @param remote as the phone sees it, resolved
     */
    Open open(String packageName, Transport transport, InetSocketAddress local, InetSocketAddress remote);

    /** An open socket. */
    interface Open {

        void sent(long bytes);

        void received(long bytes);

        /** A second call does nothing. */
        void close();
    }
}
