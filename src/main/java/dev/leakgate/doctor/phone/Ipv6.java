package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** A way around captures that only know IPv4. */
final class Ipv6 implements PhoneCheck {

    private static final String ADDRESSES = "ip -6 addr show scope global";

    @Override
    public String subject() {
        return "IPv6";
    }

    @Override
    public List<String> questions() {
        return List.of(ADDRESSES);
    }

    @Override
    public Outcome judge(Told told) {
        long addresses = told.lines(ADDRESSES).stream().filter(line -> line.startsWith("inet6 ")).count();
        if (addresses > 0 && told.patient().behindGateway()) {
            return new Outcome.Ok(addresses + " global addresses; the gateway refuses what would leave by them");
        }
        return addresses == 0 ? new Outcome.Ok("no global address")
                : new Outcome.Warning(addresses + " global addresses: what ignores the proxy may leave by IPv6",
                "switch IPv6 off in the bench's network, or reject it at the gateway");
    }
}
