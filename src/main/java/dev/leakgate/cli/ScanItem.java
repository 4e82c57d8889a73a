package dev.leakgate.cli;

import dev.leakgate.leak.Detection;
import dev.leakgate.leak.Keystrokes;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.HarEntry;
import dev.leakgate.traffic.TcpStream;
import java.util.function.BiFunction;

/** One entry of a capture, still to be searched. */
interface ScanItem {

    /** Bytes in memory, about. */
    int size();

    ScanResult search(LeakDetector detector, Keystrokes keystrokes);

    static ScanItem of(HarEntry entry) {
        return item(entry.json().length, (detector, keystrokes) ->
                result(entry.index(), entry.exchange(), detector, keystrokes));
    }

    static ScanItem of(int index, Exchange exchange) {
        return item(exchange.request().body().bytes().length, (detector, keystrokes) ->
                result(index, exchange, detector, keystrokes));
    }

    static ScanItem of(int index, TcpStream stream) {
        int size = stream.messages().stream().mapToInt(message -> message.bytes().length).sum();
        return item(size, (detector, keystrokes) -> {
            Detection detection = detector.detect(stream, keystrokes);
            return new ScanResult(index, stream.host() == null ? "" : stream.host(), stream.failure(), detection);
        });
    }

    private static ScanResult result(int index, Exchange exchange, LeakDetector detector, Keystrokes keystrokes) {
        return new ScanResult(index, exchange.host(), exchange.failure(), detector.detect(exchange, keystrokes));
    }

    private static ScanItem item(int size, BiFunction<LeakDetector, Keystrokes, ScanResult> search) {
        return new ScanItem() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public ScanResult search(LeakDetector detector, Keystrokes keystrokes) {
                return search.apply(detector, keystrokes);
            }
        };
    }
}
