package dev.leakgate.lab.app;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** The way to each host. */
final class Proxies extends ProxySelector {

    private final Function<String, Proxy> byHost;

    Proxies(Function<String, Proxy> byHost) {
        this.byHost = byHost;
    }

    @Override
    public List<Proxy> select(URI to) {
        return List.of(byHost.apply(to.getHost()));
    }

    @Override
    public void connectFailed(URI to, SocketAddress proxy, IOException failure) {
        // there is no other way
    }
}
