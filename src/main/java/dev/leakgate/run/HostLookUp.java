package dev.leakgate.run;

import dev.leakgate.destination.AddressBook;
import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up, once, every host that a run captured, and keeps the answers with its evidence. */
final class HostLookUp {

    private final RunFolder folder;
    private final Path nodeModules;

    /** @param nodeModules where the databases are installed, or not */
    HostLookUp(RunFolder folder, Path nodeModules) {
        this.folder = folder;
        this.nodeModules = nodeModules;
    }

    void keep() {
        Optional<AddressBook> book = Optional.empty();
        try {
            book = AddressBook.open(nodeModules);
            Destinations.lookUp(captures(), book).write(folder.destinations());
        } catch (IOException e) {
            throw new UncheckedIOException("hosts cannot be looked up: " + e.getMessage(), e);
        } finally {
            book.ifPresent(HostLookUp::close);
        }
    }

    /** One after the other: together they may be more than fits into memory. */
    private Stream<Capture> captures() {
        return folder.plan().phones().stream().flatMap(p -> folder.captures(p).stream()).flatMap(this::capture);
    }

    private Stream<Capture> capture(String id) {
        try {
            return Stream.of(Journal.read(folder.journal(id)));
        } catch (UncheckedIOException e) {
            // judging says what the loss of this capture means
            return Stream.empty();
        }
    }

    private static void close(AddressBook book) {
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
