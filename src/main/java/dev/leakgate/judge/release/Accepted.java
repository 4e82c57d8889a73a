package dev.leakgate.judge.release;

import dev.leakgate.judge.verdict.Finding;
import java.time.LocalDate;

/**
 * A known finding that a person signed for a time.
 *
 * @param fingerprint of the finding, see {@link Finding#fingerprint()}
 * @param expires     the last day on which it counts
 * @param place       where it stands, {@code ci/baseline.yaml:12}
 */
public record Accepted(String fingerprint, CellPattern scope, String reason, String owner, String approver, LocalDate expires,
                       String place) {

    boolean matches(Row row, Finding finding) {
        return fingerprint.equals(finding.fingerprint()) && scope.covers(row.cell());
    }
}
