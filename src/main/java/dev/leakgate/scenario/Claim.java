package dev.leakgate.scenario;

import java.util.List;

/**
 * Something said in public about what these phones send, from {@code scenarios/claims.yaml}: as much of it as planning
 * needs. How it is answered is a matter of judging.
 *
 * @param scenarios that test it; empty when none does yet
 */
public record Claim(String id, List<String> scenarios) {

    public Claim {
        scenarios = List.copyOf(scenarios);
    }
}
