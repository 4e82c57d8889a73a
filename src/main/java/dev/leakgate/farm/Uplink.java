package dev.leakgate.farm;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The network behind the proxies of a run, where it is not the internet itself.
 *
 * @param proxy {@code host:port} of an HTTP proxy that reaches it
 * @param ca    PEM file of the authority that its servers' certificates come from
 * @param names {@code host:port} of its name server; empty to ask the one that this machine asks
 */
public record Uplink(String proxy, Path ca, Optional<String> names) {

    public Uplink(String proxy, Path ca) {
        this(proxy, ca, Optional.empty());
    }
}
