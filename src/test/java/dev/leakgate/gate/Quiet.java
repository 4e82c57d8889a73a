package dev.leakgate.gate;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.run.Progress;

/** Nobody looks at the progress of a run that a test starts. */
public final class Quiet implements Progress {

    @Override
    public void preparing(String what) {
    }

    @Override
    public void planned(Plan plan) {
    }

    @Override
    public void phones(String counts) {
    }

    @Override
    public void judged(JudgedSession session) {
    }
}
