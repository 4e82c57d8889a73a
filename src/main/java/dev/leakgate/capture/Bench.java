package dev.leakgate.capture;

import dev.leakgate.capture.RecorderSettings.Upstream;
import dev.leakgate.capture.RecorderSettings.Way;
import dev.leakgate.tools.Tools;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * This machine as phones meet it: it records each in its way of capturing, and can be the gateway that leads there.
 *
 * @param ca       whose certificates all recorders use
 * @param address  under which phones reach this machine
 * @param upstream where all traffic is sent on to; empty for the real internet
 * @param names    {@code host:port} of the name server there; empty to ask the one that this machine asks
 */
public record Bench(Tools tools, BenchCa ca, String address, Optional<Upstream> upstream, Optional<String> names) {

    /** The hosts of the pages that trials visit; where no lab plays them, the recorder answers for them. */
    private static final String DOMAIN = "leakgate.test";

    /**
     * @param phone  its id
     * @param folder takes the recorder's log
     * @throws RecorderException when this machine cannot record the phone in that way
     */
    public RecorderSettings settings(String phone, Way way, Path folder) {
        RecorderSettings any = RecorderSettings.of(tools.mitmdump(), folder, ca.folder()).listen(address, 0);
        RecorderSettings reached = upstream.map(any::upstream).orElseGet(() -> any.answering(DOMAIN));
        return switch (way) {
            case PROXY -> reached;
            case GATEWAY -> reached.way(Way.GATEWAY);
            case WIREGUARD -> WireGuard.of(tools.versions().get("mitmproxy"), ca.folder(), phone).settings(reached);
        };
    }

    /**
     * @param phone    its IPv4 address in the network whose gateway this machine is
     * @param recorder of that phone
     * @param place    of the phone's entry, for what goes wrong
     * @throws RecorderException saying what is missing and how to get it
     */
    public Gateway gateway(String phone, Recorder recorder, String place) {
        try {
            InetAddress own = InetAddress.getByName(address);
            if (own.isLoopbackAddress()) {
                throw new RecorderException(place + ": 'capture: gateway' needs 'bench: {address: ...}', this machine's address in the phone's network");
            }
            return Gateway.open(phone, recorder, NameServer.start(own, Resolver.of(names),
                    Optional.of(upstream.isPresent() ? Recorder.CONTROL_HOST : DOMAIN), recorder::add));
        } catch (UnknownHostException e) {
            throw new RecorderException("'bench: {address: " + address + "}' is no address of this machine", e);
        }
    }
}
