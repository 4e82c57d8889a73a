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
import java.util.function.Supplier;

/**
 * What a phone's traffic passes: its recorder, the gateway where one leads there, what is changed on the phone for it,
 * and the watch over the connections that the phone makes besides.
 */
final class PhoneWire {

    private final FarmPhone entry;
    private final Supplier<Bench> bench;
    private final RunFolder evidence;
    private final Path state;

    private Wiretap wiretap;
    private Recorder recorder;
    private Bench recordedOn;
    private Gateway gateway;
    private ConnectionsBetween between;

    /** @param state where old states of phones are kept */
    PhoneWire(FarmPhone entry, Supplier<Bench> bench, RunFolder evidence, Path state) {
        this.entry = entry;
        this.bench = bench;
        this.evidence = evidence;
        this.state = state;
    }

    /** Starts the recorder. @param tested browsers */
    void record(Phone phone, List<BrowserFile> tested) {
        recordedOn = bench.get();
        recorder = Recorder.start(recordedOn.settings(entry.id(), Way.valueOf(entry.capture().name()), evidence.logs().resolve(entry.id()))
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
            gateway = recordedOn.gateway(Gateway.addressOf(phone::shell), recorder, entry.place());
        }
        if (entry.allows(Consent.CERTIFICATE)) {
            wiretap.trust(recordedOn.ca().androidFileName(), recordedOn.ca().pem());
        }
        between.watch(wiretap.connections());
    }

    /**
     * Brings back what broke, on a phone that was taken again.
     *
     * @return whether the phone had lost all that was written on it, and so all that its apps still had to send
     */
    boolean mend(Phone phone, List<BrowserFile> tested) {
        boolean forgotten = Wiretap.isForgottenBy(phone, state);
        if (forgotten) {
            between.missed("the phone was set up anew, and with all else it lost which connections had been noted");
        }
        between.until(ConnectionWatch.leftBehind(phone));
        if (!recorder.alive() || !bench.get().equals(recordedOn)) {
            recorder.close();
            keepBetween();
            record(phone, tested);
        }
        tap(phone);
        return forgotten;
    }

    /** Keeps which connections were made between sessions. */
    void keepBetween() {
        List<String> ids = evidence.betweens(entry.id());
        if (between != null && !ids.isEmpty()) {
            between.keep(evidence, ids.get(ids.size() - 1));
        }
    }

    /** The name under which a system trust store has the bench's certificate. */
    String certificate() {
        return bench.get().ca().androidFileName();
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
