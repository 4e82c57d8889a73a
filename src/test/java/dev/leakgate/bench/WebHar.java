package dev.leakgate.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Makes HARs of clean traffic, as large as wanted: the files of installed packages as answers, each fourth exchange a
 * report such as apps send, with identifiers drawn by chance. The same seed and files give the same HAR.
 */
public final class WebHar {

    private static final int LARGEST_FILE = 2 << 20;

    private final Random random;
    private final JsonGenerator json;
    private final TreeSet<String> sources = new TreeSet<>();

    private WebHar(OutputStream out, long seed) throws IOException {
        this.random = new Random(seed);
        this.json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    }

    /** Arguments: the file to write, its size in MB, a seed, then folders whose sub-folders are packages. */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            folders.add(Path.of(arguments[i]));
        }
        System.out.println(String.join("\n", write(Path.of(arguments[0]), Long.parseLong(arguments[1]) << 20,
                Long.parseLong(arguments[2]), folders)));
    }

    /** @return the packages whose files went in */
    public static TreeSet<String> write(Path har, long bytes, long seed, List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            collect(folder, files);
        }
        Collections.shuffle(files, new Random(seed));
        try (OutputStream out = Files.newOutputStream(har)) {
            WebHar web = new WebHar(out, seed);
            web.begin();
            for (int i = 0; web.written(har) < bytes && !files.isEmpty(); i++) {
                Path file = files.get(i % files.size());
                web.page(folders, file, i);
                if (i % 3 == 0) {
                    web.report();
                }
            }
            web.json.writeEndArray();
            web.json.writeEndObject();
            web.json.writeEndObject();
            web.json.close();
            return web.sources;
        }
    }

    private static void collect(Path folder, List<Path> files) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() > 0 && attributes.size() < LARGEST_FILE) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
    }

    private long written(Path har) throws IOException {
        json.flush();
        return Files.size(har);
    }

    private void begin() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", "leakgate bench");
        json.writeStringField("version", "1");
        json.writeEndObject();
        json.writeArrayFieldStart("entries");
    }

    private void page(List<Path> folders, Path file, int number) throws IOException {
        Path folder = folders.stream().filter(file::startsWith).findFirst().orElseThrow();
        String inside = folder.relativize(file).toString();
        sources.add(folder.relativize(file).getName(0).toString());
        String url = "https://cdn" + number % 7 + ".example.net/" + URLEncoder.encode(inside, StandardCharsets.UTF_8)
                .replace("%2F", "/").replace("+", "%20") + "?v=" + hex(4);
        entry("GET", url, null, null, Files.readAllBytes(file));
    }

    private void report() throws IOException {
        String events = "[{\"event\":\"page_view\",\"distinct_id\":\"" + new UUID(random.nextLong(), random.nextLong())
                + "\",\"time\":" + (1_600_000_000_000L + random.nextInt()) + ",\"properties\":{\"$os\":\"Android\","
                + "\"$model\":\"Pixel " + random.nextInt(9) + "\",\"$device_id\":\"" + hex(8) + "\",\"$title\":\""
                + words() + "\",\"$url\":\"https://shop.example/" + words().replace(' ', '-') + "\"}}]";
        switch (random.nextInt(3)) {
            case 0 -> entry("POST", "https://t.example.org/v1/events", "application/json",
                    events.getBytes(StandardCharsets.UTF_8), "{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
            case 1 -> entry("POST", "https://t.example.org/sa?project=shop", "application/x-www-form-urlencoded",
                    ("gzip=1&data_list=" + URLEncoder.encode(Base64.getEncoder().encodeToString(gzip(events)),
                            StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8), new byte[0]);
            default -> entry("POST", "https://t.example.org/r", "application/octet-stream", gzip(events), new byte[0]);
        }
    }

    private void entry(String method, String url, String type, byte[] sent, byte[] received) throws IOException {
        json.writeStartObject();
        json.writeStringField("startedDateTime", "2025-01-01T00:00:00.000Z");
        json.writeNumberField("time", 12);
        json.writeObjectFieldStart("request");
        json.writeStringField("method", method);
        json.writeStringField("url", url);
        json.writeStringField("httpVersion", "HTTP/2");
        headers("User-Agent", "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
                + "Chrome/126.0.0.0 Mobile Safari/537.36", "Accept-Language", "en-GB,en;q=0.9",
                "Cookie", "session=" + hex(16) + "; theme=dark");
        if (sent != null) {
            content("postData", type, sent);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("response");
        json.writeNumberField("status", 200);
        headers("Content-Type", "application/octet-stream", "ETag", "\"" + hex(16) + "\"");
        content("content", "application/octet-stream", received);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void headers(String... pairs) throws IOException {
        json.writeArrayFieldStart("headers");
        for (int i = 0; i < pairs.length; i += 2) {
            json.writeStartObject();
            json.writeStringField("name", pairs[i]);
            json.writeStringField("value", pairs[i + 1]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void content(String field, String type, byte[] bytes) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("mimeType", type);
        json.writeNumberField("size", bytes.length);
        try {
            json.writeStringField("text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            json.writeStringField("text", Base64.getEncoder().encodeToString(bytes));
            json.writeStringField("encoding", "base64");
        }
        json.writeEndObject();
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return java.util.HexFormat.of().formatHex(drawn);
    }

    private String words() {
        String[] words = {"garden", "chair", "lamp", "winter", "offer", "new", "blue", "running", "shoes", "coffee"};
        return words[random.nextInt(10)] + " " + words[random.nextInt(10)] + " " + words[random.nextInt(10)];
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
