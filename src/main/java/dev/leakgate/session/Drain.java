package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.PhoneException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.TerminalFailureException;
import org.openqa.selenium.WebDriverException;

/**
 * After a phone's last session its browsers get the time to send what they still keep: in the background, and after a new
 * start, when they read their queues and connect again. What then comes is charged to whoever's canary is in it.
 */
public final class Drain {

    private final String id;
    private final List<BrowserFile> browsers;
    private final Phone phone;
    private final ConnectionWitness connections;
    private final Recorder recorder;
    private final RunFolder evidence;
    private final Pause pause;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param browsers that were driven on the phone
     * @param missed   what could not be waited for before, one sentence each
     */
    public Drain(List<BrowserFile> browsers, List<String> missed, Phone phone, ConnectionsBetween connections, Recorder recorder, RunFolder evidence) {
        this.id = RunFolder.drain(phone.entry().id());
        this.browsers = browsers;
        this.faults.addAll(missed);
        this.phone = phone;
        this.connections = connections.ofAll();
        this.recorder = recorder;
        this.evidence = evidence;
        this.pause = new Pause(recorder::alive);
    }

    /** Never throws for what happens on the phone or the wire: the record says it. */
    public void drain() {
        Instant from = Instant.now();
        Duration needed = browsers.stream().map(b -> SessionDriver.flushOf(b, phone)).max(Duration::compareTo).orElse(Duration.ZERO);
        try {
            recorder.begin(evidence.journal(id));
            connections.begin();
            try {
                inBackground(needed);
                started().forEach(Browser::stop);
                inBackground(needed);
                started().forEach(Browser::stop);
            } catch (PhoneException | WebDriverException | TerminalFailureException e) {
                faults.add(Phone.firstLine(e));
            }
            connections.end(told -> evidence.of(id).keep(told));
            recorder.end();
        } catch (RecorderException e) {
            faults.add(Phone.firstLine(e));
        }
        double waited = SessionDriver.seconds(pause.total());
        evidence.keep(new SessionRecord(id, from, from, Instant.now(), null, null, null, waited, SessionDriver.seconds(needed),
                waited, List.of(), List.of(), faults, null));
    }

    private void inBackground(Duration length) {
        started().forEach(b -> {
            b.start();
            phone.goHome();
        });
        pause.of(length);
    }

    /** The phone's own screens run all the time. */
    private List<Browser> started() {
        return browsers.stream().filter(b -> !b.system()).map(b -> new Browser(b, phone)).toList();
    }
}
