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
 */
public record RecorderSettings(Path mitmdump, Path folder, Path between, Path confdir, String listenHost, int listenPort,
                               Optional<Upstream> upstream, Optional<String> bench) {

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
        return new RecorderSettings(mitmdump, folder, folder.resolve("between.journal"), confdir, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    }

    public RecorderSettings between(Path journal) {
        return new RecorderSettings(mitmdump, folder, journal, confdir, listenHost, listenPort, upstream, bench);
    }

    public RecorderSettings listen(String host, int port) {
        return new RecorderSettings(mitmdump, folder, between, confdir, host, port, upstream, bench);
    }

    public RecorderSettings upstream(Upstream proxy) {
        return new RecorderSettings(mitmdump, folder, between, confdir, listenHost, listenPort, Optional.of(proxy), bench);
    }

    public RecorderSettings answering(String domain) {
        return new RecorderSettings(mitmdump, folder, between, confdir, listenHost, listenPort, upstream, Optional.of(domain));
    }

    /** The command line; see {@code mitmdump --options}. Options that a version does not know it ignores. */
    List<String> command(Path addon) {
        List<String> command = new ArrayList<>(List.of(mitmdump.toString(), "-s", addon.toString(),
                "--listen-host", listenHost, "-p", Integer.toString(listenPort)));
        upstream.ifPresent(proxy -> command.addAll(List.of("--mode", "upstream:http://" + proxy.host() + ":"
                + proxy.port())));
        List<String> options = new ArrayList<>(List.of("confdir=" + confdir, "flow_detail=0",
                "termlog_verbosity=warn", "onboarding=false",
                "connection_strategy=" + (bench.isPresent() ? "lazy" : "eager")));
        upstream.ifPresent(proxy -> options.add("ssl_verify_upstream_trusted_ca=" + proxy.trustedCa()));
        options.forEach(option -> command.addAll(List.of("--set", option)));
        return command;
    }
}
