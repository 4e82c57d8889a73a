package dev.leakgate.judge.influence;

import java.util.List;

/**
 * What one endpoint received in one experiment.
 *
 * @param endpoint method, host and path
 * @param noise    the A/A run: one arm alone
 * @param first    complete blocks of all arms
 * @param fresh    complete blocks again, to replicate a hit
 */
public record Series(String endpoint, List<Repetition> noise, List<Repetition> first, List<Repetition> fresh) {

    public Series {
        noise = List.copyOf(noise);
        first = List.copyOf(first);
        fresh = List.copyOf(fresh);
    }
}
