package dev.leakgate.lab.app;

import java.util.List;
import java.util.Map;
import okhttp3.Request;

/** The events of one channel that wait to be sent, and their sending. */
final class Outbox {

    private final Channel channel;
    private final Life life;
    private final Words words;
    private final Courier courier;
    /** Oldest first. Guarded by the app's lock. */
    private final List<Map<String, Object>> queue;
    private boolean scheduled;

    /**
     * @param life  of the process that sends
     * @param queue may hold what an earlier process left behind
     */
    Outbox(Channel channel, Life life, List<Map<String, Object>> queue, Words words, Courier courier) {
        this.channel = channel;
        this.life = life;
        this.queue = queue;
        this.words = words;
        this.courier = courier;
    }

    /** What an earlier process left behind is sent too. Called under the app's lock. */
    void resume() {
        if (!queue.isEmpty()) {
            schedule();
        }
    }

    /** Called under the app's lock. */
    void add(Map<String, Object> event) {
        queue.add(event);
        if (queue.size() > channel.hurryAt()) {
            life.later(0, this::flush);
        } else {
            schedule();
        }
    }

    /** Called under the app's lock. */
    void drop() {
        queue.clear();
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            life.later(Long.parseLong(channel.flushAfter().text(words)), this::flush);
        }
    }

    /** On the clock thread, without the lock: batch after batch until nothing is left or one is not taken. */
    private void flush() {
        life.turn(() -> scheduled = false);
        List<Map<String, Object>> batch = next();
        while (!batch.isEmpty() && delivered(batch)) {
            List<Map<String, Object>> sent = batch;
            life.turn(() -> queue.removeIf(e -> sent.stream().anyMatch(s -> s == e)));
            batch = next();
        }
    }

    private List<Map<String, Object>> next() {
        return life.turn(() -> queue.stream().limit(channel.batch()).toList(), List.of());
    }

    private boolean delivered(List<Map<String, Object>> batch) {
        Request collector = life.turn(() -> Telemetry.request(channel.endpoint(), channel.headers(), words).build(), null);
        return collector != null && courier.deliver(collector, batch, (Long) words.value("now"));
    }
}
