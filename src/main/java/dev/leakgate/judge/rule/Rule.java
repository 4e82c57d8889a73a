package dev.leakgate.judge.rule;

import java.util.List;

/** One thing that must hold of a session; whatever breaks it becomes a charge. Order of the charges is the capture's. */
public interface Rule {

    List<Charge> judge(SessionEvidence evidence);
}
