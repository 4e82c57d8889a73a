package dev.leakgate.destination;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which network announces an address: {@code asn-ipv4-num.csv} and {@code asn-ipv6-num.csv} of the npm package
 * {@code @ip-location-db/asn}, lines {@code start,end,asn,name} in the order of their numbers. The files are searched
 * where they lie, since a run asks for a few addresses out of 400,000 ranges.
 */
final class AsnRanges {

    record Network(long asn, String name) {
    }

    private final Path folder;

    AsnRanges(Path folder) {
        this.folder = folder;
    }

    Optional<Network> of(InetAddress address) throws IOException {
        byte[] bytes = address.getAddress();
        BigInteger number = new BigInteger(1, bytes);
        Path file = folder.resolve(bytes.length == 4 ? "asn-ipv4-num.csv" : "asn-ipv6-num.csv");
        try (RandomAccessFile ranges = new RandomAccessFile(file.toFile(), "r")) {
            long low = 0;
            long high = ranges.length();
            while (low < high) {
                long middle = (low + high) / 2;
                String[] range = lineAround(ranges, middle).split(",", 4);
                if (number.compareTo(new BigInteger(range[0])) < 0) {
                    high = start(ranges, middle);
                } else if (number.compareTo(new BigInteger(range[1])) > 0) {
                    low = ranges.getFilePointer();
                } else {
                    return Optional.of(new Network(Long.parseLong(range[2]), name(range[3])));
                }
            }
            return Optional.empty();
        }
    }

    /** The line that the byte stands in; the file's pointer is behind it then. */
    private static String lineAround(RandomAccessFile file, long position) throws IOException {
        file.seek(start(file, position));
        return file.readLine();
    }

    private static long start(RandomAccessFile file, long position) throws IOException {
        long start = position;
        while (start > 0) {
            file.seek(start - 1);
            if (file.read() == '\n') {
                break;
            }
            start--;
        }
        return start;
    }

    /** As the CSV has it, quoted when it holds a comma; the file's bytes are UTF-8, read one by one. */
    private static String name(String field) {
        String text = new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
