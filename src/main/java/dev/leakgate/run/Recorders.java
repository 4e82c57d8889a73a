package dev.leakgate.run;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.Gateway;
import dev.leakgate.capture.NameServer;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.capture.RecorderSettings;
import dev.leakgate.capture.RecorderSettings.Way;
import dev.leakgate.capture.Resolver;
import dev.leakgate.capture.WireGuard;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Uplink;
import dev.leakgate.tools.Tools;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Starts the recorders of a run, one for each phone, all with the bench's certificate authority, and gateways that lead to them. */
final class Recorders {

    /** The hosts of the pages that trials visit; where no lab plays them, the recorder answers for them. */
    private static final String BENCH_DOMAIN = "leakgate.test";

    private final Tools tools;
    private final BenchCa ca;
    private final Optional<Uplink> uplink;
    private final String address;
    private final RunFolder folder;

    /** @param address under which phones reach this machine */
    Recorders(Tools tools, BenchCa ca, Optional<Uplink> uplink, String address, RunFolder folder) {
        this.tools = tools;
        this.ca = ca;
        this.uplink = uplink;
        this.address = address;
        this.folder = folder;
    }

    /** @throws RecorderException when this machine cannot record the phone in the way its entry asks for */
    Recorder start(FarmPhone phone) {
        RecorderSettings settings = RecorderSettings.of(tools.mitmdump(), folder.logs().resolve(phone.id()), ca.folder())
                .between(folder.journal(folder.nextBetween(phone.id()))).listen(address, 0);
        RecorderSettings reached = uplink.map(u -> settings.upstream(RecorderSettings.Upstream.at(u.proxy(), u.ca()))).orElseGet(() -> settings.answering(BENCH_DOMAIN));
        return Recorder.start(switch (phone.capture()) {
            case PROXY -> reached;
            case GATEWAY -> reached.way(Way.GATEWAY);
            case WIREGUARD -> WireGuard.of(tools.versions().get("mitmproxy"), ca.folder(), phone.id()).settings(reached);
        });
    }

    /**
     * @param phoneAddress its address in the network whose gateway this machine is
     * @param recorder     of that phone
     * @throws RecorderException saying what is missing and how to get it
     */
    Gateway gateway(FarmPhone phone, String phoneAddress, Recorder recorder) {
        try {
            InetAddress own = InetAddress.getByName(address);
            if (own.isLoopbackAddress()) {
                throw new RecorderException(phone.place() + ": 'capture: " + CaptureWay.GATEWAY.word()
                        + "' needs 'bench: {address: ...}', this machine's address in the phone's network");
            }
            NameServer names = NameServer.start(own, Resolver.of(uplink.flatMap(Uplink::names)),
                    uplink.isPresent() ? Optional.of(Recorder.CONTROL_HOST) : Optional.of(BENCH_DOMAIN), recorder::add);
            return Gateway.open(phoneAddress, recorder, names);
        } catch (UnknownHostException e) {
            throw new RecorderException("'bench: {address: " + address + "}' is no address of this machine", e);
        }
    }
}
