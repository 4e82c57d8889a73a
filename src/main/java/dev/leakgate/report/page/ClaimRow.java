package dev.leakgate.report.page;

import dev.leakgate.judge.claim.ClaimAnswer;

/** A claim and its answer as the page shows them. */
record ClaimRow(ClaimAnswer answered) {

    String sentence() {
        return answered.claim().sentence();
    }

    String by() {
        return answered.claim().by();
    }

    String source() {
        return answered.claim().source();
    }

    String answer() {
        return answered.answer();
    }

    String reason() {
        return answered.reason();
    }

    /** For the style of what shows it. */
    String style() {
        return answered.answer().replace(' ', '-');
    }
}
