package dev.leakgate.judge.release;

import java.util.List;

/**
 * What the gate for a release says.
 *
 * @param reasons  what keeps it closed, one sentence each; none when it is open
 * @param accepted what a person signed, with who and until when, one sentence each
 * @param warnings entries of the baseline that no longer count
 */
public record Decision(Outcome outcome, List<String> reasons, List<String> accepted, List<String> warnings) {

    /** The worst that was found decides. */
    public enum Outcome {
        OPEN, LEAK, INCONCLUSIVE,
        /** The verdict does not speak for this release: virtual, partial, stale, or of another build. */
        NOT_FOR_THIS_RELEASE
    }

    public Decision {
        reasons = List.copyOf(reasons);
        accepted = List.copyOf(accepted);
        warnings = List.copyOf(warnings);
    }
}
