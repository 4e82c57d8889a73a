package dev.leakgate.capture;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one phone's traffic is to be recorded.
 *
 * @param mitmdump   the executable, mitmproxy 8.1 or newer
 * @param folder     takes the proxy's log
 * @param between    new journal that takes what happens between sessions
 * @param confdir    holds the certificate authority, see {@link BenchCa}
 * @param listenHost address that the phone reaches the proxy by
 * @param listenPort its port, 0 for any that is free
 * @param upstream   where all traffic is sent on to, or empty for the real internet
 * @param bench      domain whose hosts, and those below it, the recorder answers itself with an empty test page, for
 *                   benches without the lab's internet. Connections are then opened only when a request has come, so
 *                   an upload that is cut off on a fresh connection leaves no body.
 * @param way        how connections come
 */
public record RecorderSettings(Path mitmdump, Path folder, Path between, Path confdir, String listenHost, int listenPort,
                               Optional<Upstream> upstream, Optional<String> bench, Way way) {

    /** How the phone's connections come to the recorder. */
    public enum Way {
        /** The phone asks it as its HTTP proxy. */
        PROXY,
        /** This machine is the phone's gateway and redirects them; where they were to go the kernel tells (SO_ORIGINAL_DST). */
        GATEWAY,
        /** They come through a tunnel that ends in it; from mitmproxy 9 on. */
        WIREGUARD
    }

    /**
     * @param host      an HTTP proxy that all traffic goes to
     * @param trustedCa PEM file of the authority that its servers' certificates come from
     */
    public record Upstream(String host, int port, Path trustedCa) {

        /** @param proxy {@code host:port} */
        public static Upstream at(String proxy, Path trustedCa) {
            URI address = URI.create("http://" + proxy);
            return new Upstream(address.getHost(), address.getPort(), trustedCa);
        }
    }

    /** Loopback, any port, the real internet. */
    public static RecorderSettings of(Path mitmdump, Path folder, Path confdir) {
        return new RecorderSettings(mitmdump, folder, folder.resolve("between.journal"), confdir, "127.0.0.1", 0, Optional.empty(), Optional.empty(), Way.PROXY);
    }

    public RecorderSettings between(Path journal) {
        return new RecorderSettings(mitmdump, folder, journal, confdir, listenHost, listenPort, upstream, bench, way);
    }

    public RecorderSettings listen(String host, int port) {
        return new RecorderSettings(mitmdump, folder, between, confdir, host, port, upstream, bench, way);
    }

    public RecorderSettings upstream(Upstream proxy) {
        return new RecorderSettings(mitmdump, folder, between, confdir, listenHost, listenPort, Optional.of(proxy), bench, way);
    }

    public RecorderSettings answering(String domain) {
        return new RecorderSettings(mitmdump, folder, between, confdir, listenHost, listenPort, upstream, Optional.of(domain), way);
    }

    public RecorderSettings way(Way other) {
        return new RecorderSettings(mitmdump, folder, between, confdir, listenHost, listenPort, upstream, bench, other);
    }

    /** The command line; see {@code mitmdump --options}. Options that a version does not know it ignores. */
    List<String> command(Path addon) {
        List<String> command = new ArrayList<>(List.of(mitmdump.toString(), "-s", addon.toString(),
                "--listen-host", listenHost, "-p", Integer.toString(listenPort)));
        mode().ifPresent(mode -> command.addAll(List.of("--mode", mode)));
        List<String> options = new ArrayList<>(List.of("confdir=" + confdir, "flow_detail=0",
                "termlog_verbosity=warn", "onboarding=false",
                "connection_strategy=" + (bench.isPresent() || uplink().isPresent() ? "lazy" : "eager")));
        if (way != Way.PROXY) {
            // Certificates are made from the name the phone asks for; else mitmproxy connects to the server first, lazy or not.
            options.add("upstream_cert=false");
        }
        upstream.ifPresent(proxy -> options.add("ssl_verify_upstream_trusted_ca=" + proxy.trustedCa()));
        options.forEach(option -> command.addAll(List.of("--set", option)));
        return command;
    }

    private Optional<String> mode() {
        return switch (way) {
            case PROXY -> upstream.map(proxy -> "upstream:http://" + proxy.host() + ":" + proxy.port());
            case GATEWAY -> Optional.of("transparent");
            case WIREGUARD -> Optional.of("wireguard@" + listenHost + ":" + listenPort);
        };
    }

    /** {@code host:port} of the upstream, where the addon has to see to it: the other ways have no option for one. */
    Optional<String> uplink() {
        return way != Way.PROXY ? upstream.map(proxy -> proxy.host() + ":" + proxy.port()) : Optional.empty();
    }
}
