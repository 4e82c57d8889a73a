package dev.leakgate.doctor;

import dev.leakgate.browser.Browser;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.Recorder;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.phone.Phone;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Journal;
import dev.leakgate.traffic.Unread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Proves that a browser trusts the bench's certificate authority: the browser opens a page by HTTPS, and the recorder
 * must read that request. That a certificate was put on the phone proves nothing.
 */
final class HttpsCanary {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Phone phone;
    private final Recorder recorder;
    private final Path folder;

    /** @param folder takes the captures */
    HttpsCanary(Phone phone, Recorder recorder, Path folder) {
        this.phone = phone;
        this.recorder = recorder;
        this.folder = folder;
    }

    /** The browser keeps its data, and its first-run dialog is answered when it shows. */
    Outcome send(BrowserFile file) {
        Browser browser = new Browser(file, phone);
        Path journal = folder.resolve(file.slug() + ".journal");
        String page = "https://" + Recorder.CONTROL_HOST + "/?doctor=" + UUID.randomUUID();
        recorder.begin(journal);
        try {
            browser.open(page);
            Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).atMost(PATIENCE)
                    .until(() -> browser.acceptConsent() || told(Journal.read(journal), page));
            Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> told(Journal.read(journal), page));
        } catch (ConditionTimeoutException e) {
            // What was captured by now tells why.
        } finally {
            browser.stop();
            recorder.end();
        }
        return judge(Journal.read(journal), page, file.title());
    }

    private static String way(CaptureWay capture) {
        return switch (capture) {
            case PROXY -> "see that the phone reaches this machine: same network, no firewall, the address under 'bench:'";
            case GATEWAY -> "see that this machine is the gateway of the phone's Wi-Fi ('ip route' in the phone's shell), and that its mobile data is off";
            case WIREGUARD -> "see that the tunnel is switched on in the phone's WireGuard app, and that the phone reaches this machine";
        };
    }

    private static boolean told(Capture capture, String page) {
        return read(capture, page) || refused(capture);
    }

    private static boolean read(Capture capture, String page) {
        return capture.exchanges().stream().anyMatch(e -> e.url().equals(page));
    }

    private static boolean refused(Capture capture) {
        return capture.unread().stream().anyMatch(u -> u.kind() == Unread.Kind.TLS_REFUSED && Recorder.CONTROL_HOST.equals(u.host()));
    }

    private Outcome judge(Capture capture, String page, String browser) {
        if (read(capture, page)) {
            return new Outcome.Ok("proved: its HTTPS request was read");
        }
        if (refused(capture)) {
            return new Outcome.Failure(browser + " refuses the bench's certificates",
                    "put the authority into the system trust store, which needs root; without it no HTTPS of this browser can be read");
        }
        return capture.exchanges().isEmpty() && capture.unread().isEmpty()
                ? new Outcome.Failure("nothing came to the recorder when " + browser + " was to open a page", way(phone.entry().capture()))
                : new Outcome.Failure(browser + " did not open the page that it was given", "open it once by hand, and look for a dialog in the way");
    }
}
