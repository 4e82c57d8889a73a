package dev.leakgate.report;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Trial;
import java.util.ArrayList;
import java.util.List;

/** How the verdicts compare with what the published reports predict. */
public final class Published {

    private final RunVerdict verdict;
    private final Names names;

    public Published(RunVerdict verdict, Names names) {
        this.verdict = verdict;
        this.names = names;
    }

    public List<Trial> different() {
        return predicted().stream().filter(t -> !t.verdict().name().equals(t.published())).toList();
    }

    private List<Trial> predicted() {
        return verdict.trials().stream().filter(t -> t.published() != null).toList();
    }

    List<String> lines() {
        int predicted = predicted().size();
        List<String> lines = new ArrayList<>();
        if (predicted == 0) {
            lines.add("Nothing was published about these trials.");
            return lines;
        }
        if (different().isEmpty()) {
            lines.add("Every verdict is the published one (%d of %d trials).".formatted(predicted, verdict.trials().size()));
            if (verdict.virtual() && verdict.gate().equals("CLOSED")) {
                lines.add("Red is expected here: virtual phones behave as the published reports say.");
            }
        } else {
            lines.add("%d of %d verdicts are not the published ones:".formatted(different().size(), predicted));
            different().forEach(t -> lines.add(ConsoleReport.fit("  %s  is %s, published %s".formatted(
                    names.of(t.id()), t.verdict(), t.published()), ConsoleReport.COLUMNS)));
        }
        if (verdict.virtual()) {
            lines.add("Virtual phones took part: this proves the harness, not a phone.");
        }
        return lines;
    }
}
