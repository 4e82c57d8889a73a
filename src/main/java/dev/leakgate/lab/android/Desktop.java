package dev.leakgate.lab.android;

import dev.leakgate.lab.app.App;
import dev.leakgate.lab.app.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The apps that can be seen and touched: which one is in front, what taps, text and keys do. Calls come from many
 * threads and reach the apps one at a time.
 */
public final class Desktop {

    private final String launcher;
    private final Screen screen;
    private final Map<String, App> apps = new HashMap<>();
    private final Map<String, String> activities = new HashMap<>();
    private final Deque<String> tasks = new ArrayDeque<>();
    private final Scrolling scrolling = new Scrolling();
    private Runnable next;

    /** @param launcher package of the home screen, which is in front when nothing else is */
    Desktop(String launcher, Screen screen) {
        this.launcher = launcher;
        this.screen = screen;
    }

    public synchronized void install(App app) {
        apps.put(app.packageName(), app);
    }

    public synchronized void uninstall(String packageName) {
        stop(packageName);
        apps.remove(packageName);
    }

    public synchronized Optional<App> find(String packageName) {
        return Optional.ofNullable(apps.get(packageName));
    }

    /** Every app on the phone. */
    synchronized List<App> all() {
        return List.copyOf(apps.values());
    }

    /** Package of the app in front. */
    public synchronized String front() {
        return tasks.isEmpty() ? launcher : tasks.peek();
    }

    /** Activity in front, as it was started: {@code .Main} or fully qualified. */
    public synchronized String frontActivity() {
        return activities.getOrDefault(front(), frontApp().launcherActivity());
    }

    /** Number of the task a package runs in. */
    public synchronized int task(String packageName) {
        return 10 + Math.floorMod(packageName.hashCode(), 90);
    }

    /** @param data URI of the intent, or null */
    public synchronized void start(String packageName, String activity, String data) {
        App app = apps.get(packageName);
        if (!front().equals(packageName)) {
            frontApp().background();
        }
        tasks.remove(packageName);
        if (!packageName.equals(launcher)) {
            tasks.push(packageName);
        }
        activities.put(packageName, activity);
        screen.showKeyboard(false);
        scrolling.reset();
        app.start(activity, data);
        settle();
    }

    /** {@code am force-stop}; the launcher is started again at once. */
    public synchronized void stop(String packageName) {
        App app = apps.get(packageName);
        if (app != null) {
            tasks.remove(packageName);
            activities.remove(packageName);
            app.stop();
            if (packageName.equals(launcher)) {
                app.start(app.launcherActivity(), null);
            }
        }
    }

    /** Ends every app; none is in front. */
    synchronized void shutDown() {
        apps.values().forEach(App::stop);
        tasks.clear();
        activities.clear();
        scrolling.reset();
        screen.showKeyboard(false);
    }

    /** {@code pm clear}. */
    public synchronized void clear(String packageName) {
        stop(packageName);
        App app = apps.get(packageName);
        if (app != null) {
            app.clear();
        }
    }

    /** What is to be seen of the app in front. */
    public synchronized View view() {
        return scrolling.apply(frontApp().screen());
    }

    /**
     * Moves the content of a scrollable view.
     *
     * @param down pixels towards the end; negative towards the start
     * @return whether there is more in that direction
     */
    public synchronized boolean scroll(String key, int down) {
        return find(frontApp().screen(), v -> v.key().equals(key)).map(v -> scrolling.scroll(v, down)).orElse(false);
    }

    /** A finger on the view of that key, which may open the keyboard. */
    public synchronized void tap(View view) {
        screen.showKeyboard(isField(view));
        frontApp().tap(view.key());
        settle();
    }

    /** A finger drawn sideways. */
    public synchronized void swipe() {
        frontApp().swipe();
        settle();
    }

    /** Replaces the text of a field. */
    public synchronized void type(String key, String text) {
        frontApp().type(key, text);
        settle();
    }

    /** Adds text where the cursor is; nothing happens when no field has the focus. */
    public synchronized void typeIntoFocus(String text) {
        focusedField().ifPresent(f -> type(f.key(), f.text() + text));
    }

    /** A key of {@link KeyCode}; keys that the system does not keep for itself go to the app in front. */
    public synchronized void key(int code) {
        String typed = KeyCode.typed(code);
        if (!typed.isEmpty()) {
            typeIntoFocus(typed);
            return;
        }
        switch (code) {
            case KeyCode.HOME -> home();
            case KeyCode.BACK -> back();
            case KeyCode.POWER -> screen.togglePower();
            case KeyCode.SLEEP -> screen.sleep();
            case KeyCode.WAKEUP -> screen.wake();
            case KeyCode.ESCAPE -> screen.showKeyboard(false);
            case KeyCode.NOTIFICATION -> apps.get(launcher).key(code);
            default -> {
                if (code == KeyCode.ENTER) {
                    screen.showKeyboard(false);
                }
                frontApp().key(code);
            }
        }
        settle();
    }

    /**
     * What an app asks for while it is being called, done as soon as that call is over: an app is never called from
     * within a call of its own.
     */
    synchronized void afterwards(Runnable transition) {
        next = transition;
    }

    /** The app in front leaves; the one before it, or the launcher, shows. */
    synchronized void leave() {
        if (!tasks.isEmpty()) {
            frontApp().background();
            tasks.pop();
            screen.showKeyboard(false);
        }
    }

    private void settle() {
        while (next != null) {
            Runnable transition = next;
            next = null;
            transition.run();
        }
    }

    private void home() {
        screen.showKeyboard(false);
        if (!front().equals(launcher)) {
            frontApp().background();
            tasks.clear();
        }
        App home = frontApp();
        home.start(home.launcherActivity(), null);
        home.key(KeyCode.HOME);
    }

    private void back() {
        if (screen.keyboardShown()) {
            screen.showKeyboard(false);
        } else {
            frontApp().key(KeyCode.BACK);
        }
    }

    private App frontApp() {
        return apps.get(front());
    }

    private Optional<View> focusedField() {
        return find(frontApp().screen(), v -> v.focused() && isField(v));
    }

    private static Optional<View> find(View view, Predicate<View> wanted) {
        return wanted.test(view) ? Optional.of(view)
                : view.children().stream().map(c -> find(c, wanted)).flatMap(Optional::stream).findFirst();
    }

    /** Whether text can be typed into it. */
    public static boolean isField(View view) {
        return view.className().endsWith("EditText") || view.className().endsWith("AutoCompleteTextView");
    }
}
