package dev.leakgate.lab.app;

import dev.leakgate.lab.fault.FaultKind;
import dev.leakgate.lab.fault.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Listens to what happens in the app and tells its makers, as the app file says. */
final class Telemetry {

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final AppFile file;
    private final Life life;
    private final Storage storage;
    private final Words words;
    private final Predicate<String> state;
    private final Faults faults;
    private final Set<String> scheduled = new HashSet<>();

    Telemetry(AppFile file, Life life, Storage storage, Words words, Predicate<String> state, Faults faults) {
        this.file = file;
        this.life = life;
        this.storage = storage;
        this.words = words;
        this.state = state;
        this.faults = faults;
    }

    /** What an earlier process left behind is sent too. */
    void resume() {
        file.channels().stream().filter(c -> !storage.queue(c.name()).isEmpty()).forEach(this::schedule);
    }

    /** Called under the app's lock. */
    void happened(Trigger trigger, Map<String, Object> details) {
        Words here = words.with(details);
        for (Beacon beacon : file.requests()) {
            if (beacon.on() == trigger && beacon.condition().holds(state) && !(beacon.once() && !storage.once(beacon.name()))) {
                send(beacon, here);
            }
        }
        for (Channel channel : file.channels()) {
            if (channel.condition().holds(state)) {
                channel.events().stream().filter(e -> e.on() == trigger).forEach(e -> collect(channel, e, here));
            }
        }
    }

    private void send(Beacon beacon, Words here) {
        Request request = request(beacon.address(), beacon.headers(), here).build();
        life.inBackground(() -> {
            try (Response answer = life.network().call(request).execute()) {
                answer.body().bytes();
            } catch (IOException e) {
                // recorded by the network; nobody waits for the answer
            }
        });
    }

    private void collect(Channel channel, Channel.Event event, Words here) {
        Map<String, Object> properties = values(channel.properties(), here);
        properties.putAll(values(event.properties(), here));
        List<Map<String, Object>> queue = storage.queue(channel.name());
        queue.add(SensorsAnalytics.event((Integer) here.value("random.int"), (Long) here.value("now"),
                channel.distinctId().text(here), values(channel.lib(), here), event.name(), properties));
        if (queue.size() > channel.hurryAt()) {
            life.later(0, () -> flush(channel));
        } else {
            schedule(channel);
        }
    }

    private void schedule(Channel channel) {
        if (scheduled.add(channel.name())) {
            life.later(Long.parseLong(channel.flushAfter().text(words)), () -> flush(channel));
        }
    }

    /** On the clock thread, without the lock: batch after batch until nothing is left or one is not taken. */
    private void flush(Channel channel) {
        life.turn(() -> scheduled.remove(channel.name()));
        List<Map<String, Object>> batch = next(channel);
        while (!batch.isEmpty() && post(channel, batch)) {
            List<Map<String, Object>> sent = batch;
            life.turn(() -> storage.queue(channel.name()).removeIf(e -> sent.stream().anyMatch(s -> s == e)));
            batch = next(channel);
        }
    }

    private List<Map<String, Object>> next(Channel channel) {
        return life.turn(() -> storage.queue(channel.name()).stream().limit(channel.batch()).toList(), List.of());
    }

    private boolean post(Channel channel, List<Map<String, Object>> batch) {
        Request request = life.turn(() -> request(channel.endpoint(), channel.headers(), words)
                .post(upload(SensorsAnalytics.form(batch, (Long) words.value("now")).getBytes(StandardCharsets.UTF_8)))
                .build(), null);
        if (request == null) {
            return false;
        }
        try (Response answer = life.network().call(request).execute()) {
            return SensorsAnalytics.takes(answer.code());
        } catch (IOException e) {
            return false;
        }
    }

    private RequestBody upload(byte[] body) {
        boolean aborted = faults.strikes(FaultKind.UPLOAD_ABORTED, file.packageName());
        return aborted ? new AbortedBody(body, FORM) : RequestBody.create(body, FORM);
    }

    private static Request.Builder request(Template address, Map<String, Template> headers, Words words) {
        Request.Builder request = new Request.Builder().url(address.address(words));
        headers.forEach((name, value) -> request.header(name, value.text(words)));
        return request;
    }

    private static Map<String, Object> values(Map<String, Template> templates, Words words) {
        Map<String, Object> values = new LinkedHashMap<>();
        templates.forEach((name, template) -> values.put(name, template.value(words)));
        return values;
    }
}
