package dev.leakgate.lab.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.Request;
import okhttp3.Response;

/** Listens to what happens in the app and tells its makers, as the app file says. */
final class Telemetry {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AppFile file;
    private final Life life;
    private final Storage storage;
    private final Words words;
    private final Predicate<String> state;
    private final Map<String, Outbox> outboxes = new LinkedHashMap<>();

    /** @param outboxes where a channel's events go */
    Telemetry(AppFile file, Life life, Storage storage, Words words, Predicate<String> state, Function<Channel, Outbox> outboxes) {
        this.file = file;
        this.life = life;
        this.storage = storage;
        this.words = words;
        this.state = state;
        file.channels().forEach(c -> this.outboxes.put(c.name(), outboxes.apply(c)));
    }

    /** What an earlier process left behind is sent too. */
    void resume() {
        outboxes.values().forEach(Outbox::resume);
    }

    /** Called under the app's lock. */
    void happened(Trigger trigger, Map<String, Object> details) {
        Words here = words.with(details);
        for (Beacon beacon : file.requests()) {
            if (beacon.on().is(trigger, details) && beacon.condition().holds(state) && !(beacon.once() && !storage.once(beacon.name()))) {
                send(beacon, here);
            }
        }
        for (Channel channel : file.channels()) {
            if (channel.condition().holds(state) && !muted(channel)) {
                channel.events().stream().filter(e -> e.on().is(trigger, details)).forEach(e -> collect(channel, e, here));
            }
        }
    }

    private boolean muted(Channel channel) {
        return channel.muted() != null && state.test(channel.muted());
    }

    private void send(Beacon beacon, Words here) {
        Request request = request(beacon.address(), beacon.headers(), here).build();
        life.inBackground(() -> {
            try {
                switch (beacon.way()) {
                    case GET -> get(beacon, request);
                    case QUIC -> life.network().quic(request.url());
                    case DNS -> life.network().lookUp(request.url());
                }
            } catch (IOException e) {
                // recorded by the network; nobody waits for the answer
            }
        });
    }

    private void get(Beacon beacon, Request request) throws IOException {
        try (Response answer = life.network().call(request).execute()) {
            byte[] body = answer.body().bytes();
            if (!beacon.keeps().isEmpty() && answer.isSuccessful()) {
                JsonNode json = JSON.readTree(body);
                life.turn(() -> beacon.keeps().forEach((item, pointer) -> keep(item, json.at(pointer))));
            }
        }
    }

    private void keep(String item, JsonNode told) {
        if (!told.isMissingNode()) {
            storage.set(item, told.isBoolean() ? told.asBoolean() ? DataItem.ON : DataItem.OFF : told.asText());
        }
        file.channels().stream().filter(this::muted).forEach(c -> outboxes.get(c.name()).drop());
    }

    private void collect(Channel channel, Channel.Event event, Words here) {
        Map<String, Object> properties = values(channel.properties(), here);
        properties.putAll(values(event.properties(), here));
        outboxes.get(channel.name()).add(SensorsAnalytics.event((Integer) here.value("random.int"), (Long) here.value("now"),
                channel.distinctId().text(here), values(channel.lib(), here), event.name(), properties));
    }

    static Request.Builder request(Template address, Map<String, Template> headers, Words words) {
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
