package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.Gateway;
import dev.leakgate.capture.Recorder;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.phone.ConnectionWatch;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.session.ConnectionsBetween;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a phone's traffic passes: its recorder, the gateway where one leads there, what is changed on the phone for it,
 * and the watch over the connections that the phone makes besides.
 */
final class PhoneWire {

    /** As Android takes it. */
    private static final String NO_PROXY = ":0";

    private final FarmPhone entry;
    private final Recorders recorders;
    private final BenchCa ca;
    private final Path state;

    private Wiretap wiretap;
    private Recorder recorder;
    private Gateway gateway;
    private ConnectionsBetween between;

    /** @param state where old states of phones are kept */
    PhoneWire(FarmPhone entry, Recorders recorders, BenchCa ca, Path state) {
        this.entry = entry;
        this.recorders = recorders;
        this.ca = ca;
        this.state = state;
    }

    /** Starts the recorder. @param tested browsers */
    void record(Phone phone, List<BrowserFile> tested) {
        recorder = recorders.start(entry);
        between = switch (entry.capture()) {
            case PROXY -> new ConnectionsBetween(tested, recorder.address(), Optional.empty());
            case GATEWAY -> new ConnectionsBetween(tested, addressInWifi(phone), Optional.of(() -> gateway.pastRecorder()));
            case WIREGUARD -> new ConnectionsBetween(tested, CaptureWay.WIREGUARD.word(), Optional.empty());
        };
    }

    /** Makes the phone's traffic come to the recorder. */
    void tap(Phone phone) {
        wiretap = Wiretap.attach(phone, state);
        wiretap.proxy(entry.capture() == CaptureWay.PROXY ? recorder.address() : NO_PROXY);
        if (entry.capture() == CaptureWay.GATEWAY) {
            closeGateway();
            gateway = recorders.gateway(entry, addressInWifi(phone), recorder);
        }
        if (entry.allows(Consent.CERTIFICATE)) {
            wiretap.trust(ca.androidFileName(), ca.pem());
        }
        between.watch(wiretap.connections());
    }

    private static String addressInWifi(Phone phone) {
        return Gateway.addressIn(phone.shell("ip -4 addr show wlan0"));
    }

    /** Brings back what broke, on a phone that was taken again. */
    void mend(Phone phone, List<BrowserFile> tested, RunFolder evidence) {
        between.until(ConnectionWatch.leftBehind(phone));
        if (!recorder.alive()) {
            recorder.close();
            keepBetween(evidence);
            record(phone, tested);
        }
        tap(phone);
    }

    /** Keeps which connections were made between sessions. */
    void keepBetween(RunFolder evidence) {
        List<String> ids = evidence.betweens(entry.id());
        if (between != null && !ids.isEmpty()) {
            between.keep(evidence, ids.get(ids.size() - 1));
        }
    }

    Wiretap wiretap() {
        return wiretap;
    }

    Recorder recorder() {
        return recorder;
    }

    ConnectionsBetween between() {
        return between;
    }

    /** Something was changed on the phone. */
    boolean isTapped() {
        return wiretap != null;
    }

    /** Restores the phone. */
    void untap() {
        wiretap.close();
    }

    /** The same on a phone that was taken again since. */
    void untap(Phone phone) {
        Wiretap.attach(phone, state).close();
    }

    void closeGateway() {
        if (gateway != null) {
            gateway.close();
        }
    }

    void closeRecorder() {
        if (recorder != null) {
            recorder.close();
        }
    }
}
