package dev.leakgate.leak;

import java.util.List;

/** What a detector says of traffic: the secrets it found, and what it could not read. */
public record Detection(List<Sighting> sightings, List<Opaque> opaque) {

    public Detection {
        sightings = List.copyOf(sightings);
        opaque = List.copyOf(opaque);
    }
}
