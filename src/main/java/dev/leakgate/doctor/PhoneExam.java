package dev.leakgate.doctor;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.capture.Bench;
import dev.leakgate.capture.Gateway;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.capture.RecorderSettings.Way;
import dev.leakgate.doctor.phone.Interview;
import dev.leakgate.doctor.phone.Patient;
import dev.leakgate.doctor.phone.PhoneChecks;
import dev.leakgate.farm.AdbServer;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.farm.Consent;
import dev.leakgate.farm.Seat;
import dev.leakgate.farm.Shell;
import dev.leakgate.phone.Admission;
import dev.leakgate.phone.Lease;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.phone.identifier.Harvest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openqa.selenium.WebDriverException;

/** All checks of one phone. Each goes further than the one before: adb, its shell, Appium, a browser through the recorder. */
final class PhoneExam {

    /** What the driver installs on a phone and speaks to there. */
    private static final String SERVER = "io.appium.uiautomator2.server";

    private final Seat seat;
    private final Map<String, BrowserFile> browsers;
    private final Patient patient;
    private final Optional<AdbServer> adb;
    private final Bench bench;
    private final Path state;
    private final Path folder;
    private final List<Diagnosis> found = new ArrayList<>();

    /**
     * @param adb    the server that knows the phone; empty when only Appium reaches it
     * @param state  where old states of phones are kept
     * @param folder of this exam alone
     */
    PhoneExam(Seat seat, Map<String, BrowserFile> browsers, Optional<AdbServer> adb, Bench bench, Path state, Path folder) {
        this.seat = seat;
        this.browsers = browsers;
        this.patient = Patient.of(seat, browsers, bench.ca().androidFileName());
        this.adb = adb;
        this.bench = bench;
        this.state = state;
        this.folder = folder;
    }

    List<Diagnosis> hold() {
        if (adb.isEmpty()) {
            drive(phone -> {
                ask(phone::shell);
                trust(phone);
            });
        } else if (answersAdb(adb.get())) {
            Shell shell = adb.get().shell(seat.udid());
            ask(shell);
            Lease.holder(shell).ifPresentOrElse(holder -> found("Appium and its driver", new Outcome.Warning("not tried: the phone is taken by "
                    + holder + ", which a second session would end", "ask again when that run is over")), () -> drive(this::trust));
        }
        return found;
    }

    private void ask(Shell shell) {
        found.addAll(Interview.hold(patient, PhoneChecks.all(patient), shell));
        found("owner's consent", Admission.refusal(patient.entry(), shell).<Outcome>map(no -> new Outcome.Failure(no.why(), no.cure()))
                .orElse(new Outcome.Ok("given, and nobody's data on it that the file does not list")));
        found("identifiers", IdentifierCheck.judge(Harvest.of(seat.phone().id(), seat.phone().identifiers(), shell).readings()));
    }

    private void found(String subject, Outcome outcome) {
        found.add(new Diagnosis(seat.phone().id(), subject, outcome));
    }

    private boolean answersAdb(AdbServer adb) {
        String adbState = adb.states().get(seat.udid());
        found("adb", AdbStates.judge(adbState, seat.udid(), patient.entry().place()));
        return "device".equals(adbState);
    }

    private void drive(Consumer<Phone> further) {
        try (Phone phone = Phone.connect(seat); Lease lease = Lease.take("doctor", phone::shell)) {
            found("Appium and its driver", new Outcome.Ok("a session began" + phone.version(SERVER).map(v -> ", UiAutomator2 server " + v).orElse("")));
            further.accept(phone);
        } catch (PhoneException | WebDriverException e) {
            found("Appium and its driver", new Outcome.Failure(Phone.firstLine(e),
                    (adb.isPresent() ? "see appium.log in " + folder.resolveSibling("logs") : "see the log of its Appium") + ", and the warnings and failures above"));
        }
    }

    private void trust(Phone phone) {
        if (!patient.entry().allows(Consent.CERTIFICATE)) {
            found("trust", new Outcome.Warning("not tried: nobody agreed to " + Consent.CERTIFICATE.act() + ". HTTPS stays unread, and nothing can pass",
                    Consent.CERTIFICATE.cure(patient.entry().place())));
            return;
        }
        CaptureWay way = patient.entry().capture();
        try (Recorder recorder = Recorder.start(bench.settings(seat.phone().id(), Way.valueOf(way.name()), folder));
             Wiretap wiretap = Wiretap.attach(phone, state);
             Gateway gateway = way == CaptureWay.GATEWAY ? bench.gateway(Gateway.addressOf(phone::shell), recorder, patient.entry().place()) : null) {
            if (way == CaptureWay.PROXY) {
                wiretap.proxy(recorder.address());
            } else {
                wiretap.noProxy();
            }
            wiretap.trust(bench.ca().androidFileName(), bench.ca().pem());
            HttpsCanary canary = new HttpsCanary(phone, recorder, folder);
            TestedBrowsers.of(patient.entry(), browsers, phone::shell).stream().filter(browser -> !browser.system()).forEach(browser -> found("trust of " + browser.title(), canary.send(browser)));
        } catch (PhoneException | WebDriverException | RecorderException e) {
            found("trust", new Outcome.Failure(Phone.firstLine(e), "see the failures above"));
        }
    }
}
