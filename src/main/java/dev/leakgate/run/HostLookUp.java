package dev.leakgate.run;

import dev.leakgate.destination.AddressBook;
import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        for (PlannedPhone phone : folder.plan().phones()) {
            for (String id : folder.captures(phone)) {
                try {
                    captures.add(Journal.read(folder.journal(id)));
                } catch (UncheckedIOException e) {
                    // judging says what the loss of this capture means
                }
            }
        }
        return captures;
    }

    private static void close(AddressBook book) {
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
