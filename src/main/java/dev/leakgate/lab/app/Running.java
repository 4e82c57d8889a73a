package dev.leakgate.lab.app;

import dev.leakgate.lab.app.View.Bounds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An app's process: which screen shows, which field has the focus, what a touch does. Guarded by the app's lock. */
final class Running {

    private static final int BACK = 4;
    private static final int ENTER = 66;

    private final AppFile file;
    private final Surroundings phone;
    private final Storage storage;
    private final Words words;
    private final Life life;
    private final Telemetry telemetry;
    /** Null for an app that is no browser. */
    private final Browser browser;
    private final Deque<String> screens = new ArrayDeque<>();
    private Widget focus;
    private String typed;
    /** An address to open once the user has agreed. */
    private String waiting;

    Running(AppFile file, Surroundings phone, Storage storage, Words own, Life life) {
        this.file = file;
        this.phone = phone;
        this.storage = storage;
        this.life = life;
        this.browser = file.browser() == null ? null : new Browser(file.browser(), life, own, this::happened);
        this.words = name -> browser != null && BrowserSpec.WORDS.contains(name) ? browser.word(name) : own.value(name);
        this.telemetry = new Telemetry(file, life, storage, words, this::is);
        screens.push(file.activityScreens().get(file.launcherActivity()));
        telemetry.resume();
        if (agreed()) {
            happened(Trigger.START, Map.of());
        }
    }

    private void happened(Trigger trigger, Map<String, Object> details) {
        telemetry.happened(trigger, details);
    }

    private boolean is(String state) {
        return storage.has(state) ? DataItem.ON.equals(storage.item(state, words)) : browser.is(state);
    }

    private boolean agreed() {
        return file.consent() == null || is(AppFile.CONSENTED);
    }

    void show(String activity, String data) {
        String screen = file.activityScreens().get(activity);
        if (!activity.equals(file.launcherActivity()) && !screen.equals(screens.peek())) {
            open(screen);
        }
        if (data != null && browser != null) {
            toRoot();
            if (agreed()) {
                browser.open(data);
            } else {
                waiting = data;
            }
        }
    }

    void end() {
        life.end();
    }

    View screen() {
        Bounds area = phone.display();
        int density = Optional.ofNullable(phone.property("ro.sf.lcd_density")).filter(d -> d.matches("\\d+")).map(Integer::parseInt).orElse(420);
        List<View> views = new Layout(density, this::isShown, this::view).column(file.screens().get(current()), area);
        return new View(current(), "android:id/content", "android.widget.FrameLayout", "", "", "", area,
                false, false, false, true, false, false, false, views);
    }

    private String current() {
        return agreed() ? screens.peek() : file.consent();
    }

    private boolean isShown(Widget widget) {
        return widget.shown().holds(this::is);
    }

    private View view(Widget widget, Layout.Shape shape) {
        boolean focused = widget == focus;
        boolean checkable = widget.checked() != null;
        return new View(widget.key(), widget.resourceId(), widget.className(), focused ? typed : widget.text().text(words),
                widget.hint().text(words), widget.description().text(words), shape.bounds(),
                widget.isField() || !widget.tap().isEmpty(), checkable, checkable && is(widget.checked()), true, focused,
                false, false, shape.children());
    }

    void tap(String key) {
        Widget widget = find(key);
        if (widget == null) {
            return;
        }
        if (widget.isField()) {
            focus(widget);
        }
        perform(widget.tap());
        if (!widget.isField() && focus != null && !focus.focus()) {
            unfocus();
        }
    }

    void type(String key, String text) {
        Widget widget = find(key);
        if (widget != null && widget.isField()) {
            focus(widget);
            typed = text;
        }
    }

    void key(int code) {
        switch (code) {
            case BACK -> back();
            case ENTER -> enter();
            default -> { }
        }
    }

    private void enter() {
        if (focus != null) {
            perform(focus.enter());
        }
    }

    private void back() {
        if (!agreed()) {
            phone.leave();
        } else if (focus != null && !focus.focus()) {
            unfocus();
        } else if (screens.size() > 1) {
            screens.pop();
            unfocus();
        } else if (browser == null || !browser.back()) {
            phone.leave();
        }
    }

    private void perform(List<Action> actions) {
        actions.forEach(this::perform);
    }

    private void perform(Action action) {
        String first = action.words().isEmpty() ? "" : action.words().get(0);
        switch (action.verb()) {
            case GOTO -> open(first);
            case BACK -> back();
            case LEAVE -> phone.leave();
            case LAUNCH -> phone.launch(first);
            case SET -> storage.set(first, action.words().get(1));
            case TOGGLE -> storage.set(first, is(first) ? DataItem.OFF : DataItem.ON);
            case AGREE -> agree();
            default -> browse(action);
        }
    }

    private void browse(Action action) {
        switch (action.verb()) {
            case SUBMIT -> submit();
            case HOME -> browser.home();
            case RELOAD -> browser.reload();
            case NEW_TAB -> browser.newTab();
            case CLOSE_TABS -> browser.closeTabs();
            case INCOGNITO -> browser.incognito(DataItem.ON.equals(action.words().get(0)));
            default -> throw new IllegalStateException(action.verb() + " is no deed of a browser");
        }
        toRoot();
    }

    private void submit() {
        if (focus != null && !typed.isBlank()) {
            browser.submit(typed);
        }
    }

    private void agree() {
        storage.set(AppFile.CONSENTED, DataItem.ON);
        happened(Trigger.START, Map.of());
        if (waiting != null) {
            browser.open(waiting);
            waiting = null;
        }
    }

    private void open(String screen) {
        unfocus();
        screens.remove(screen);
        screens.push(screen);
        shown(screen).filter(Widget::focus).findFirst().ifPresent(this::focus);
    }

    private void toRoot() {
        unfocus();
        while (screens.size() > 1) {
            screens.pop();
        }
    }

    private void focus(Widget field) {
        if (focus != field) {
            focus = field;
            typed = field.text().text(words);
        }
    }

    private void unfocus() {
        focus = null;
        typed = null;
    }

    /** A view of the screen that shows now; a tap on one that is gone is a tap on nothing. */
    private Widget find(String key) {
        return shown(current()).filter(w -> w.key().equals(key)).findFirst().orElse(null);
    }

    private Stream<Widget> shown(String screen) {
        return flat(file.screens().get(screen));
    }

    private Stream<Widget> flat(List<Widget> widgets) {
        return widgets.stream().filter(this::isShown).flatMap(w -> Stream.concat(Stream.of(w), flat(w.row())));
    }
}
