package dev.leakgate.lab.app;

import dev.leakgate.lab.internet.Uplink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;

/** An app on a phone: what it keeps, and its process while it runs. Calls and the app's own threads take turns on one lock. */
final class InstalledApp implements App {

    private final AppFile file;
    private final Surroundings phone;
    private final Uplink uplink;
    private final String phoneName;
    private final Storage storage;
    private final Words words;
    private final Object lock = new Object();
    /** What was handed to other processes: it stays when the app ends or its data is cleared. */
    private final Map<String, Outbox> handedOver = new HashMap<>();
    private Running running;

    InstalledApp(AppFile file, Surroundings phone, Uplink uplink, Map<String, String> switches, String phoneName, long seed) {
        this.file = file;
        this.phone = phone;
        this.uplink = uplink;
        this.phoneName = phoneName;
        Map<String, DataItem> kept = new LinkedHashMap<>(file.data());
        switches.forEach((item, value) -> kept.put(item, new DataItem(Template.text(value), kept.get(item).choices())));
        this.storage = new Storage(kept);
        this.words = new AppWords(file, phone, storage, new Random(Objects.hash(seed, phoneName, file.packageName())));
    }

    @Override
    public String packageName() {
        return file.packageName();
    }

    @Override
    public String version() {
        return file.versionName();
    }

    @Override
    public String launcherActivity() {
        return file.launcherActivity();
    }

    @Override
    public boolean startsAtBoot() {
        return file.startsAtBoot();
    }

    @Override
    public void start(String activity, String data) {
        String full = activity == null ? file.launcherActivity() : activity.startsWith(".") ? file.packageName() + activity : activity;
        if (!file.activityScreens().containsKey(full)) {
            throw new IllegalArgumentException(file.packageName() + " has no activity '" + activity + "', it has "
                    + String.join(", ", file.activities()));
        }
        synchronized (lock) {
            if (running == null) {
                Life life = life(file.packageName(), file.network());
                running = new Running(file, phone, storage, words, life, channel -> outbox(channel, life));
            }
            running.show(full, data);
        }
    }

    private Outbox outbox(Channel channel, Life own) {
        return channel.sender() == null ? outbox(channel, own, storage.queue(channel.name()))
                : handedOver.computeIfAbsent(channel.name(), c -> outbox(channel, life(channel.sender(), NetworkHabits.USUAL), new ArrayList<>()));
    }

    private Outbox outbox(Channel channel, Life sender, List<Map<String, Object>> queue) {
        return new Outbox(channel, sender, queue, words, new Courier(Protocol.of(channel.protocol().text(words)), sender.network(), phone.faults()));
    }

    private Life life(String sender, NetworkHabits habits) {
        return new Life(sender, lock, new Network(phone, uplink, phoneName, sender, habits));
    }

    @Override
    public void background() {
        // these apps do in the background what they do in the foreground
    }

    @Override
    public void stop() {
        synchronized (lock) {
            if (running != null) {
                running.end();
                running = null;
            }
        }
    }

    @Override
    public OptionalInt devTools() {
        Running now;
        synchronized (lock) {
            now = running;
        }
        return now == null ? OptionalInt.empty() : now.devTools();
    }

    @Override
    public void clear() {
        synchronized (lock) {
            stop();
            storage.clear();
        }
    }

    @Override
    public View screen() {
        synchronized (lock) {
            return started().screen();
        }
    }

    @Override
    public void tap(String key) {
        synchronized (lock) {
            started().tap(key);
        }
    }

    @Override
    public void swipe() {
        synchronized (lock) {
            started().swipe();
        }
    }

    @Override
    public void type(String key, String text) {
        synchronized (lock) {
            started().type(key, text);
        }
    }

    @Override
    public void key(int code) {
        synchronized (lock) {
            started().key(code);
        }
    }

    @Override
    public void packageAdded(String packageName) {
        synchronized (lock) {
            if (running != null) {
                running.packageAdded(packageName);
            }
        }
    }

    /** Android brings back an app that is in front and has no process, such as a launcher that was stopped. */
    private Running started() {
        if (running == null) {
            start(file.launcherActivity(), null);
        }
        return running;
    }
}
