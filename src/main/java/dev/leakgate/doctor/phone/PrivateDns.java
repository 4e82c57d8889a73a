package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** DNS over TLS, which Android has since version 9 and tries by itself unless it is off. No capture reads it. */
final class PrivateDns implements PhoneCheck {

    private static final String MODE = "settings get global private_dns_mode";
    private static final String SERVER = "settings get global private_dns_specifier";
    private static final String SDK = "getprop ro.build.version.sdk";
    private static final int ANDROID_9 = 28;

    @Override
    public String subject() {
        return "Private DNS";
    }

    @Override
    public List<String> questions() {
        return List.of(MODE, SERVER, SDK);
    }

    @Override
    public Outcome judge(Told told) {
        String sdk = told.value(SDK);
        if (sdk.matches("\\d+") && Integer.parseInt(sdk) < ANDROID_9) {
            return new Outcome.Ok("not on this Android");
        }
        String cure = told.patient().typed("settings put global private_dns_mode off");
        String server = told.value(SERVER).matches("|null") ? "a server that is not named" : told.value(SERVER);
        boolean refused = told.patient().behindGateway();
        return switch (told.value(MODE)) {
            case "off" -> new Outcome.Ok("off");
            case "hostname" -> refused
                    ? new Outcome.Failure("names are asked of " + server + " by TLS, which the gateway refuses, so the phone finds no host", cure)
                    : new Outcome.Warning("names are asked of " + server + " by TLS, unseen", cure);
            default -> refused
                    ? new Outcome.Ok("automatic: the gateway refuses TLS, so names are asked in the clear")
                    : new Outcome.Warning("automatic: names are asked by TLS, unseen, where the network's server offers it", cure);
        };
    }
}
