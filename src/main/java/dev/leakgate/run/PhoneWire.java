package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.Bench;
import dev.leakgate.capture.Gateway;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderSettings.Way;
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

    private final FarmPhone entry;
    private final Bench bench;
    private final RunFolder evidence;
    private final Path state;

    private Wiretap wiretap;
    private Recorder recorder;
    private Gateway gateway;
    private ConnectionsBetween between;

    /** @param state where old states of phones are kept */
    PhoneWire(FarmPhone entry, Bench bench, RunFolder evidence, Path state) {
        this.entry = entry;
        this.bench = bench;
        this.evidence = evidence;
        this.state = state;
    }

    /** Starts the recorder. @param tested browsers */
    void record(Phone phone, List<BrowserFile> tested) {
        recorder = Recorder.start(bench.settings(entry.id(), Way.valueOf(entry.capture().name()), evidence.logs().resolve(entry.id()))
                .between(evidence.journal(evidence.nextBetween(entry.id()))));
        between = switch (entry.capture()) {
            case PROXY -> new ConnectionsBetween(tested, recorder.address(), Optional.empty());
            case GATEWAY -> new ConnectionsBetween(tested, Gateway.addressOf(phone::shell), Optional.of(() -> gateway.pastRecorder()));
            case WIREGUARD -> new ConnectionsBetween(tested, CaptureWay.WIREGUARD.word(), Optional.empty());
        };
    }

    /** Makes the phone's traffic come to the recorder. */
    void tap(Phone phone) {
        wiretap = Wiretap.attach(phone, state);
        if (entry.capture() == CaptureWay.PROXY) {
            wiretap.proxy(recorder.address());
        } else {
            wiretap.noProxy();
        }
        if (entry.capture() == CaptureWay.GATEWAY) {
            closeGateway();
            gateway = bench.gateway(Gateway.addressOf(phone::shell), recorder, entry.place());
        }
        if (entry.allows(Consent.CERTIFICATE)) {
            wiretap.trust(bench.ca().androidFileName(), bench.ca().pem());
        }
        between.watch(wiretap.connections());
    }

    /** Brings back what broke, on a phone that was taken again. */
    void mend(Phone phone, List<BrowserFile> tested) {
        between.until(ConnectionWatch.leftBehind(phone));
        if (!recorder.alive()) {
            recorder.close();
            keepBetween();
            record(phone, tested);
        }
        tap(phone);
    }

    /** Keeps which connections were made between sessions. */
    void keepBetween() {
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
