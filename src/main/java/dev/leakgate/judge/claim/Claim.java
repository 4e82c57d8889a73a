package dev.leakgate.judge.claim;

import dev.leakgate.destination.Destination;
import dev.leakgate.destination.Vendors;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.Finding;
import java.util.List;

/**
 * Something said in public about what these phones send, as {@code scenarios/claims.yaml} has it.
 *
 * @param sent        true when a leak confirms it, false when a leak refutes it
 * @param tests       which trials answer it
 * @param leaks       which leaks count
 * @param notTestable why nothing here answers it; empty when something does
 */
public record Claim(String id, String sentence, String by, String source, boolean sent, Tests tests, Leaks leaks,
                    String notTestable) {

    /**
     * Empty texts narrow nothing down.
     *
     * @param maker of the apps that are meant; what another maker's app does on the phone answers nothing
     */
    record Tests(List<String> scenarios, String maker, String mode, String browser, String model, String switchState) {

        boolean include(PlannedPhone phone, PlannedSession session, String scenario) {
            return scenarios.contains(scenario) && fits(maker, Vendors.shipped().makerOf(session.packageName()).orElse(""))
                    && fits(mode, session.mode()) && fits(browser, session.browser())
                    && fits(model, phone.model()) && fits(switchState, session.switchState());
        }

        private static boolean fits(String wanted, String is) {
            return wanted.isEmpty() || wanted.equals(is);
        }

        /** What a phone or run must have for the claim to be tested. */
        String wanted() {
            String words = List.of(model, browser, mode.isEmpty() ? "" : mode + " mode",
                    switchState.isEmpty() ? "" : "the switch " + switchState).stream().filter(w -> !w.isEmpty())
                    .reduce((a, b) -> a + ", " + b).orElse("");
            return String.join(" or ", scenarios) + (words.isEmpty() ? "" : " on " + words);
        }
    }

    /** Empty texts and lists narrow nothing down. */
    record Leaks(List<String> kinds, String country, String network, String registeredIn, boolean stranger, String through) {

        boolean include(Finding finding, Destination to, String packageName) {
            return !finding.kind().isEmpty() && (kinds.isEmpty() || kinds.contains(finding.kind()))
                    && (country.isEmpty() || to.servers().stream().anyMatch(s -> s.country().equals(country)))
                    && (network.isEmpty() || to.networks().contains(network))
                    && (registeredIn.isEmpty() || to.owner().registeredIn().equals(registeredIn))
                    && (!stranger || !Vendors.shipped().makerOf(packageName).orElse("").equals(to.owner().vendor()))
                    && (through.isEmpty() || finding.trail().contains(through));
        }

        /** It says where the data goes or how, so that without any leak it is neither true nor false. */
        boolean aboutTheWay() {
            return !country.isEmpty() || !network.isEmpty() || !registeredIn.isEmpty() || !through.isEmpty();
        }
    }
}
