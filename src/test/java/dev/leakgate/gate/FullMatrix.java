package dev.leakgate.gate;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.Set;

/** The verdict of every trial of the {@code full} matrix on the shipped farm. */
final class FullMatrix {

    /** Nothing is typed into these, or nothing sent off. */
    private static final Set<String> SILENT = Set.of("type-without-enter", "idle-on-home", "add-contact", "refuse-consent", "no-authority");

    private FullMatrix() {
    }

    static Verdict expected(RunVerdict.Trial trial) {
        if (trial.device().equals("mi-mix-3")) {
            return Verdict.PASS;
        }
        if (trial.browser().equals("miui") && trial.device().equals("mi-10")) {
            // It encrypts what it reports; that a folder is opened is known by the form that MiStat sends for it.
            return trial.scenario().equals("open-folder") ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        }
        if (trial.browser().equals("chrome")) {
            // A real engine: what it tells its makers in normal mode is its own affair, in incognito none of it may be a canary.
            return trial.mode().equals("incognito") && trial.verdict() == Verdict.FAIL ? Verdict.PASS : trial.verdict();
        }
        if (trial.scenario().equals("carry-over")) {
            return Verdict.FAIL;    // typed in normal mode, before the switch counts
        }
        boolean incognito = trial.mode().equals("incognito");
        boolean switchedOff = (incognito || trial.scenario().equals("back-to-normal")) && trial.device().equals("redmi-k20");
        boolean leftAlone = incognito && trial.scenario().equals("idle-after-start");
        return switchedOff || leftAlone || SILENT.contains(trial.scenario()) ? Verdict.PASS : Verdict.FAIL;
    }
}
