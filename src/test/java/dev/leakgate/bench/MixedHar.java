package dev.leakgate.bench;

import dev.leakgate.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The traffic of a phone, as large as wanted. By bytes: two fifths pictures and video, two fifths scripts, styles and
 * pages of packages, an eighth JSON from servers, the rest telemetry, of which one report in twenty holds one of the
 * first five secrets. The same seed and packages give the same HAR.
 */
public final class MixedHar {

    private static final int LEAKY = 20;

    private final Chance chance;
    private final Telemetry telemetry;
    private final List<Secret> leaked = BenchSecrets.first(5);
    private final Packages texts;
    private int next;

    private MixedHar(long seed, List<Path> folders) throws IOException {
        chance = new Chance(seed);
        telemetry = new Telemetry(chance);
        texts = Packages.in(folders, seed).of("text/javascript", "text/css", "text/html", "image/svg+xml");
    }

    /** Arguments: the file to write, its size in MB, a seed, then folders whose sub-folders are packages. */
    public static void main(String[] arguments) throws IOException {
        MixedHar traffic = new MixedHar(Long.parseLong(arguments[2]), Stream.of(arguments).skip(3).map(Path::of).toList());
        traffic.write(Path.of(arguments[0]), Long.parseLong(arguments[1]) * 1_000_000);
    }

    private void write(Path to, long bytes) throws IOException {
        long[] written = new long[4];
        double[] shares = {0.40, 0.40, 0.125, 0.075};
        try (HarFile har = new HarFile(to)) {
            while (har.written() < bytes) {
                int most = 0;
                for (int i = 1; i < shares.length; i++) {
                    most = written[i] / shares[i] < written[most] / shares[most] ? i : most;
                }
                long before = har.written();
                entry(har, most);
                written[most] += har.written() - before;
            }
        }
    }

    private void entry(HarFile har, int sort) throws IOException {
        switch (sort) {
            case 0 -> answer(har, "img" + chance.below(9), chance.hex(6) + ".jpg", new HarFile.Content("image/jpeg", picture()));
            case 1 -> {
                Packages.Item item = texts.files().get(next++ % texts.files().size());
                answer(har, "cdn" + chance.below(7), chance.hex(4) + "/app.min", new HarFile.Content(item.type(), item.bytes()));
            }
            case 2 -> answer(har, "api", "v2/items?page=" + chance.below(99),
                    HarFile.Content.text("application/json", JsonText.items(chance, 1 + chance.below(60))));
            default -> telemetry.report(har, chance.below(LEAKY) == 0 ? leak() : "");
        }
    }

    private void answer(HarFile har, String host, String path, HarFile.Content content) throws IOException {
        har.entry("GET", "https://" + host + ".example.net/" + path, "session=" + chance.hex(16) + "; theme=dark", null, content);
    }

    private String leak() {
        return ",\"extra\":\"" + leaked.get(chance.below(leaked.size())).value() + "\"";
    }

    /** The frame of a JPEG around bytes that look as compressed ones do. */
    private byte[] picture() {
        byte[] bytes = chance.bytes(2_000 + chance.below(80_000));
        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
            (byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        System.arraycopy(head, 0, bytes, 0, head.length);
        bytes[bytes.length - 2] = (byte) 0xFF;
        bytes[bytes.length - 1] = (byte) 0xD9;
        return bytes;
    }
}
