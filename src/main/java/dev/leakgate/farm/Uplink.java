package dev.leakgate.farm;

import java.nio.file.Path;

/**
 * The network behind the proxies of a run, where it is not the internet itself.
 *
 * @param proxy {@code host:port} of an HTTP proxy that reaches it
 * @param ca    PEM file of the authority that its servers' certificates come from
 */
public record Uplink(String proxy, Path ca) {
}
