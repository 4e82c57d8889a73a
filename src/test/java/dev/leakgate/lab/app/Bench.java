package dev.leakgate.lab.app;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.lab.internet.Internet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** An app on a {@link TestPhone} in the lab internet, used with fingers: what is on the screen is found, tapped, typed into. */
final class Bench implements AutoCloseable {

    static final String COLLECTOR = "sa.api.intl.miui.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    final TestPhone phone = new TestPhone();
    final Internet internet;
    final App app;
    private final Path out;

    /** Events are sent without waiting, so that a test does not wait either. */
    Bench(Path out, String appFile, Map<String, String> switches) throws IOException {
        this(out, AppFile.read(appFile), switches);
    }

    Bench(Path out, AppFile file, Map<String, String> switches) throws IOException {
        this.out = out;
        internet = Internet.start(out);
        phone.trusted.add(internet.ca());
        phone.settings.put("global.http_proxy", internet.proxy());
        Map<String, String> all = new HashMap<>(switches);
        if (file.data().containsKey("flush-after")) {
            all.putIfAbsent("flush-after", "0");
        }
        app = file.install(phone, internet.uplink(), all, "phone-1", 42);
    }

    static void eventually(Callable<Boolean> holds) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(holds);
    }

    void startAndAgree() {
        app.start(null, null);
        tapId("android:id/button1");
    }

    /** Enters a text as a person does, in Mint's bar or on Mi Browser's page for it. */
    void enter(String text) {
        if (find(v -> v.resourceId().endsWith(":id/search_hint")) != null) {
            tapId("search_hint");
        }
        View field = find(v -> v.className().endsWith("EditText"));
        app.tap(field.key());
        app.type(field.key(), text);
        app.key(66);
        eventually(() -> find(v -> v.resourceId().endsWith(":id/progress")) == null);
    }

    void incognito() {
        tap(v -> v.description().equals("Menu"));
        tapText("Incognito mode");
    }

    void tapId(String id) {
        tap(v -> v.resourceId().equals(id) || v.resourceId().endsWith(":id/" + id));
    }

    void tapText(String text) {
        tap(v -> v.text().equals(text));
    }

    void tap(Predicate<View> wanted) {
        View view = find(wanted);
        if (view == null || !view.clickable()) {
            throw new AssertionError("not on the screen, or not to be tapped: " + all().map(v -> v.resourceId() + " '" + v.text() + "'").toList());
        }
        app.tap(view.key());
    }

    View id(String id) {
        return find(v -> v.resourceId().equals(id) || v.resourceId().endsWith(":id/" + id));
    }

    String title() {
        return find(v -> v.className().endsWith("WebView")).text();
    }

    View find(Predicate<View> wanted) {
        return all().filter(wanted).findFirst().orElse(null);
    }

    Stream<View> all() {
        return flat(app.screen());
    }

    private static Stream<View> flat(View view) {
        return Stream.concat(Stream.of(view), view.children().stream().flatMap(Bench::flat));
    }

    /** Events of pages and searches that reached the collector, oldest first; those with invented names are left out. */
    List<JsonNode> events() {
        List<JsonNode> events = allEvents();
        events.removeIf(e -> e.path("event").asText().startsWith("x_"));
        return events;
    }

    List<JsonNode> allEvents() {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode request : received()) {
            if (request.path("host").asText().equals(COLLECTOR) && request.path("method").asText().equals("POST")) {
                read(request).forEach(events::add);
            }
        }
        return events;
    }

    List<String> eventNames() {
        return events().stream().map(e -> e.path("event").asText()).toList();
    }

    String body(JsonNode request) {
        try {
            return Files.readString(out.resolve("bodies").resolve(request.path("n").asText()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(JsonNode request) {
        String list = URLDecoder.decode(body(request).replaceFirst(".*&data_list=", ""), StandardCharsets.UTF_8);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(list)))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> received() {
        return lines("internet.jsonl");
    }

    List<JsonNode> sent() {
        return lines("sent.jsonl");
    }

    private List<JsonNode> lines(String file) {
        try (Stream<String> lines = Files.lines(out.resolve(file))) {
            return lines.map(Bench::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        app.stop();
        internet.close();
    }
}
