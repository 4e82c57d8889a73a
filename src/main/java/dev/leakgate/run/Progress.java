package dev.leakgate.run;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.JudgedSession;

/** Is told how a run goes on; called from several threads. */
public interface Progress {

    /** A step of the set-up begins, or something is to be known about it. */
    void preparing(String what);

    /** The phones have answered: this is what will be driven. */
    void planned(Plan plan);

    /** A phone is done, set aside, or goes on for another. @param counts such as {@code 3 phones drive, 1 is done} */
    void phones(String counts);

    /** A session was driven and judged. */
    void judged(JudgedSession session);
}
