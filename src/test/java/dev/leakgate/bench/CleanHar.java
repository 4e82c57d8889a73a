package dev.leakgate.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Web traffic without any secret: the files of installed packages as answers, each at most once, and after every third
 * a report such as apps send, with identifiers drawn by chance. The same seed and files give the same HAR.
 */
public final class CleanHar {

    private CleanHar() {
    }

    /** Arguments: the file to write, its size in MB, a seed, then folders whose sub-folders are packages. */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders = Stream.of(arguments).skip(3).map(Path::of).toList();
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]) * 1_000_000, Long.parseLong(arguments[2]), folders)
                .forEach((origin, bytes) -> System.out.println(origin + "\t" + bytes));
    }

    /** @return how many bytes of which package went in */
    public static Map<String, Long> write(Path to, long bytes, long seed, List<Path> folders) throws IOException {
        Chance chance = new Chance(seed);
        Telemetry telemetry = new Telemetry(chance);
        Map<String, Long> sources = new TreeMap<>();
        int number = 0;
        try (HarFile har = new HarFile(to)) {
            for (Packages.Item item : Packages.in(folders, seed).files()) {
                if (har.written() >= bytes) {
                    break;
                }
                page(har, item, chance);
                sources.merge(item.origin(), (long) item.bytes().length, Long::sum);
                if (++number % 3 == 0) {
                    telemetry.report(har, "");
                }
            }
        }
        return sources;
    }

    private static void page(HarFile har, Packages.Item item, Chance chance) throws IOException {
        String path = URLEncoder.encode(item.inside(), StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
        har.entry("GET", "https://cdn" + chance.below(7) + ".example.net/" + path + "?v=" + chance.hex(4),
                "session=" + chance.hex(16) + "; theme=dark", null, new HarFile.Content(item.type(), item.bytes()));
    }
}
