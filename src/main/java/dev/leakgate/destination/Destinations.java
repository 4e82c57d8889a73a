package dev.leakgate.destination;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leakgate.traffic.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every host of a run with what was looked up about it: the content of {@code destinations.json} in the evidence.
 *
 * @param lookedUp false when the databases were not there: countries and networks are unknown then
 */
public record Destinations(int schemaVersion, boolean lookedUp, List<Destination> hosts) {

    /** What is known without a look-up: nothing. */
    public static final Destinations NONE = new Destinations(1, false, List.of());

    public Destinations {
        hosts = List.copyOf(hosts);
    }

    /** @param book the databases, empty when they are not there */
    public static Destinations lookUp(Stream<Capture> captures, Optional<AddressBook> book) throws IOException {
        Addresses addresses = new Addresses();
        captures.forEachOrdered(addresses::add);
        List<Destination> hosts = new ArrayList<>();
        for (Map.Entry<String, Set<Addresses.Seen>> host : addresses.byHost().entrySet()) {
            List<Server> servers = new ArrayList<>();
            for (Addresses.Seen seen : host.getValue()) {
                servers.add(book.isPresent() ? book.get().lookUp(seen)
                        : new Server(seen.address().getHostAddress(), seen.toldBy(), "", "", "", 0));
            }
            hosts.add(new Destination(host.getKey(), Vendors.shipped().owner(host.getKey()), servers));
        }
        hosts.sort(Comparator.comparing(Destination::host));
        return new Destinations(1, book.isPresent(), hosts);
    }

    /** What is known of a host; of one that no address was seen of, whose domain it is. */
    public Destination of(String host) {
        return hosts.stream().filter(d -> d.host().equals(host)).findFirst()
                .orElseGet(() -> new Destination(host, Vendors.shipped().owner(host), List.of()));
    }

    /** Those kept with a run, {@link #NONE} when none were. */
    public static Destinations read(Path file) throws IOException {
        return Files.exists(file) ? new JsonMapper().readValue(file.toFile(), Destinations.class) : NONE;
    }

    public void write(Path file) throws IOException {
        Files.write(file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
