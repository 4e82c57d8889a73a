package dev.leakgate.cli;

import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.HarReader;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A capture being read, entry by entry, whatever format it has. */
interface ScanInput extends Iterator<ScanItem>, AutoCloseable {

    /** 0 to 1. */
    double progress();

    /** To be asked at the end: what is wrong with the capture as a whole, a sentence each. */
    List<String> faults() throws IOException;

    @Override
    void close() throws IOException;

    static ScanInput open(Path file) throws IOException {
        byte[] journal = "LEAKGATE".getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            if (Arrays.equals(in.readNBytes(journal.length), journal)) {
                return of(Journal.read(file));
            }
        }
        return of(HarReader.open(file), Files.size(file));
    }

    private static ScanInput of(HarReader har, long size) {
        return new ScanInput() {
            @Override
            public boolean hasNext() {
                return har.hasNext();
            }

            @Override
            public ScanItem next() {
                return ScanItem.of(har.next());
            }

            @Override
            public double progress() {
                return (double) har.position() / Math.max(1, size);
            }

            @Override
            public List<String> faults() throws IOException {
                String fault = har.fault();
                return fault == null ? List.of() : List.of(fault);
            }

            @Override
            public void close() throws IOException {
                har.close();
            }
        };
    }

    private static ScanInput of(Capture capture) {
        List<ScanItem> items = new ArrayList<>();
        capture.exchanges().forEach(exchange -> items.add(ScanItem.of(items.size(), exchange)));
        capture.streams().forEach(stream -> items.add(ScanItem.of(items.size(), stream)));
        Iterator<ScanItem> iterator = items.iterator();
        return new ScanInput() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public ScanItem next() {
                return iterator.next();
            }

            @Override
            public double progress() {
                return 0;
            }

            @Override
            public List<String> faults() {
                List<String> faults = new ArrayList<>();
                capture.unread().forEach(unread -> faults.add(unread.kind() + " " + unread.host() + ": " + unread.reason()));
                if (!capture.closed()) {
                    faults.add("the journal was not closed: traffic may be missing at its end");
                }
                return faults;
            }

            @Override
            public void close() {
                // read as a whole already
            }
        };
    }
}
