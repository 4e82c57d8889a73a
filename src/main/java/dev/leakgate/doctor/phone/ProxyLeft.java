package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** A proxy that a run left set would cut the phone off. */
final class ProxyLeft implements PhoneCheck {

    private static final String PROXY = "settings get global http_proxy";
    private static final String HOST = "settings get global global_http_proxy_host";
    private static final String OURS = "settings get global leakgate_old_state";

    @Override
    public String subject() {
        return "proxy";
    }

    @Override
    public List<String> questions() {
        return List.of(PROXY, HOST, OURS);
    }

    @Override
    public Outcome judge(Told told) {
        String proxy = told.value(PROXY).equals(":0") ? "" : told.value(PROXY);
        if (!told.value(OURS).isEmpty()) {
            return new Outcome.Warning((proxy.isEmpty() ? "old settings are" : proxy + " is") + " kept on the phone by a run that goes on or ended badly",
                    "if none goes on: the next run puts everything back; by hand: " + clear(told));
        }
        if (!proxy.isEmpty()) {
            return new Outcome.Warning(proxy + " is set, and not by us; a run replaces it and puts it back",
                    "if it should not be there: " + clear(told));
        }
        if (!told.value(HOST).isEmpty()) {
            return new Outcome.Warning("none, but its host " + told.value(HOST) + " is still kept, and in force until a restart", clear(told));
        }
        return new Outcome.Ok("none");
    }

    /** {@code :0} first: deleting alone leaves the old proxy in force until the next start of the phone. */
    private static String clear(Told told) {
        return told.patient().typed("\"settings put global http_proxy :0; settings delete global http_proxy; settings delete global "
                + "global_http_proxy_host; settings delete global global_http_proxy_port; settings delete global leakgate_old_state\"");
    }
}
