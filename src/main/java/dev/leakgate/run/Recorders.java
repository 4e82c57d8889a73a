package dev.leakgate.run;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderSettings;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.farm.Uplink;
import dev.leakgate.tools.Tools;
import java.util.Optional;

/** Starts the recorders of a run, one for each phone, all with the bench's certificate authority. */
final class Recorders {

    /** The hosts of the pages that trials visit; where no lab plays them, the recorder answers for them. */
    private static final String BENCH_DOMAIN = "leakgate.test";

    private final Tools tools;
    private final BenchCa ca;
    private final Optional<Uplink> uplink;
    private final String address;
    private final RunFolder folder;

    /** @param address under which phones reach this machine */
    Recorders(Tools tools, BenchCa ca, Optional<Uplink> uplink, String address, RunFolder folder) {
        this.tools = tools;
        this.ca = ca;
        this.uplink = uplink;
        this.address = address;
        this.folder = folder;
    }

    Recorder start(String phone) {
        RecorderSettings settings = RecorderSettings.of(tools.mitmdump(), folder.logs().resolve(phone), ca.folder())
                .between(folder.journal(folder.nextBetween(phone))).listen(address, 0);
        return Recorder.start(uplink.map(u -> settings.upstream(RecorderSettings.Upstream.at(u.proxy(), u.ca()))).orElseGet(() -> settings.answering(BENCH_DOMAIN)));
    }
}
