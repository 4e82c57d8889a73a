package dev.leakgate.doctor.host;

import dev.leakgate.capture.Gateway;
import dev.leakgate.capture.WireGuard;
import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.tools.Tools;
import java.util.ArrayList;
import java.util.List;

/** The ways of capturing that phones ask for are open on this machine; the proxy always is. */
final class CaptureWays implements HostCheck {

    private final DevicesFile devices;

    CaptureWays(DevicesFile devices) {
        this.devices = devices;
    }

    @Override
    public List<Diagnosis> examine() {
        List<Diagnosis> found = new ArrayList<>();
        if (asked(CaptureWay.GATEWAY)) {
            found.add(Diagnosis.ofHost("capture: gateway", gateway()));
        }
        if (asked(CaptureWay.WIREGUARD)) {
            found.add(Diagnosis.ofHost("capture: wireguard", wireguard()));
        }
        return found;
    }

    private boolean asked(CaptureWay way) {
        return devices.phones().stream().anyMatch(phone -> phone.capture() == way);
    }

    private static Outcome gateway() {
        String obstacle = Gateway.obstacle();
        return obstacle.isEmpty() ? new Outcome.Ok("nftables rules can be set")
                : new Outcome.Failure(obstacle, "or take 'capture: gateway' out of the devices file: a proxy sees no DNS and no app that ignores it");
    }

    private static Outcome wireguard() {
        String obstacle = WireGuard.obstacle(Tools.find().versions().get("mitmproxy"));
        return obstacle.isEmpty() ? new Outcome.Warning("mitmproxy is new enough", "the tunnel has not been tried with a phone yet: see that the control page is read")
                : new Outcome.Failure(obstacle, WireGuard.CURE);
    }
}
