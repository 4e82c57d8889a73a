package dev.leakgate.lab.app;

import dev.leakgate.lab.fault.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An app's process: what a touch does, and who hears of it. Guarded by the app's lock. */
final class Running {

    private static final int HOME = 3;
    private static final int BACK = 4;
    private static final int ENTER = 66;
    private static final int DEL = 67;
    private static final int NOTIFICATION = 83;
    private static final int PASTE = 279;
    private static final int SHORTEST_CORRECTED = 4;
    /** In milliseconds. */
    private static final long SECOND = 1000;

    private final AppFile file;
    private final Surroundings phone;
    private final Storage storage;
    private final Words words;
    private final Life life;
    private final Telemetry telemetry;
    /** Null for an app that is no browser. */
    private final Browser browser;
    private final Screens screens;
    /** An address to open once the user has agreed. */
    private String waiting;

    /** @param outboxes where a channel's events go */
    Running(AppFile file, Surroundings phone, Storage storage, Words own, Life life, Function<Channel, Outbox> outboxes) {
        this.file = file;
        this.phone = phone;
        this.storage = storage;
        this.life = life;
        this.browser = file.browser() == null ? null : new Browser(file.browser(), phone, life, own, this::happened);
        this.words = name -> word(name, own);
        this.telemetry = new Telemetry(file, life, storage, words, this::is, outboxes);
        this.screens = new Screens(file.screens(), words, this::is, file.activityScreens().get(file.launcherActivity()));
        telemetry.resume();
        if (agreed()) {
            happened(Trigger.START, Map.of());
        }
        if (file.listensTo(Trigger.SECOND)) {
            life.later(SECOND, this::tick);
        }
    }

    private Object word(String name, Words own) {
        if (file.choices().containsKey(name)) {
            return file.choices().get(name).value(words);
        }
        return browser != null && BrowserSpec.WORDS.contains(name) ? browser.word(name) : own.value(name);
    }

    private void tick() {
        life.turn(() -> happened(Trigger.SECOND, Map.of()));
        life.later(SECOND, this::tick);
    }

    private void happened(Trigger trigger, Map<String, Object> details) {
        phone.faults().happened(trigger.word(), file.packageName());
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
        if (!activity.equals(file.launcherActivity()) && !screen.equals(screens.top())) {
            screens.open(screen);
        }
        if (data != null && browser == null) {
            happened(Trigger.OPENED, Map.of("url", data, "name", data.substring(data.lastIndexOf('/') + 1).replaceFirst("\\.[a-z0-9]+$", "")));
        } else if (data != null) {
            screens.backToFirst();
            if (agreed()) {
                browser.open(data);
            } else {
                waiting = data;
            }
        }
    }

    void packageAdded(String packageName) {
        happened(Trigger.PACKAGE_ADDED, Map.of("package", packageName));
    }

    void end() {
        if (browser != null) {
            browser.end();
        }
        life.end();
    }

    /** Waits for a browser that is still starting; not under the app's lock. */
    OptionalInt devTools() {
        return browser == null ? OptionalInt.empty() : browser.devTools();
    }

    View screen() {
        return screens.view(current(), phone.display(), phone.property("ro.sf.lcd_density"));
    }

    private String current() {
        return agreed() ? screens.top() : file.consent();
    }

    void tap(String key) {
        screens.find(current(), key).ifPresent(widget -> {
            if (widget.tap().isEmpty()) {
                screens.touch(widget);
            }
            widget.tap().forEach(this::perform);
        });
    }

    /** A finger drawn sideways: whatever on the screen reacts to it does. */
    void swipe() {
        screens.swiped(current()).ifPresent(widget -> widget.swipe().forEach(this::perform));
    }

    void type(String key, String text) {
        screens.find(current(), key).filter(Widget::isField).ifPresent(field -> typed(field, autocorrected(text)));
    }

    private void typed(Widget field, String text) {
        screens.type(field, text);
        if (!text.isEmpty()) {
            happened(Trigger.TYPED, Map.of("text", text));
        }
    }

    /** A keyboard that knows better: once a word is a few letters long, its first two change places. */
    private String autocorrected(String text) {
        int word = Math.max(text.lastIndexOf(' '), text.lastIndexOf('/')) + 1;
        boolean correctable = text.length() >= word + SHORTEST_CORRECTED && text.charAt(word) != text.charAt(word + 1);
        return correctable && phone.faults().strikes(FaultKind.WRONG_TEXT, file.packageName())
                ? text.substring(0, word) + text.charAt(word + 1) + text.charAt(word) + text.substring(word + 2) : text;
    }

    void key(int code) {
        switch (code) {
            case HOME -> screens.backToFirst();
            case BACK -> back();
            case ENTER -> screens.focused().map(Widget::enter).orElse(List.of()).forEach(this::perform);
            case DEL -> rewrite(typed -> typed.substring(0, Math.max(0, typed.length() - 1)));
            case NOTIFICATION -> happened(Trigger.STATUS_BAR, Map.of());
            case PASTE -> rewrite(typed -> typed + phone.clipboard());
            default -> { }
        }
    }

    private void rewrite(UnaryOperator<String> change) {
        screens.focused().ifPresent(field -> typed(field, change.apply(screens.typed())));
    }

    private void back() {
        if (!agreed() || !screens.back() && (browser == null || !browser.back())) {
            phone.leave();
        }
    }

    private void perform(Action action) {
        String first = action.words().isEmpty() ? "" : action.words().get(0);
        switch (action.verb()) {
            case GOTO -> screens.open(first);
            case BACK -> back();
            case LEAVE -> phone.leave();
            case LAUNCH -> phone.launch(first);
            case SET -> storage.set(first, action.words().get(1));
            case TOGGLE -> storage.set(first, is(first) ? DataItem.OFF : DataItem.ON);
            case AGREE -> agree();
            case KEEP -> storage.set(first, screens.typed());
            case DID -> happened(Trigger.DID, Map.of(Occasion.DEED, first, "url", browser == null ? "" : browser.word("address"),
                    "text", screens.typed()));
            default -> browse(action);
        }
    }

    private void browse(Action action) {
        if (action.verb() == Action.Verb.SUBMIT && screens.typed().isBlank()) {
            return;
        }
        switch (action.verb()) {
            case SUBMIT -> browser.submit(screens.typed());
            case HOME -> browser.home();
            case RELOAD -> browser.reload();
            case NEW_TAB -> browser.newTab();
            case CLOSE_TABS -> browser.closeTabs();
            case INCOGNITO -> incognito(DataItem.ON.equals(action.words().get(0)));
            case FOLLOW -> browser.follow();
            case OPEN -> browser.open(storage.item(action.words().get(0), words));
            case SEARCH -> browser.ask(action.words().get(0), screens.typed());
            case SWITCH_TAB -> browser.switchTab();
            default -> throw new IllegalStateException(action.verb() + " is no deed of a browser");
        }
        screens.backToFirst();
    }

    private void incognito(boolean on) {
        if (!on || !phone.faults().strikes(FaultKind.INCOGNITO_NOT_ENTERED, file.packageName())) {
            browser.incognito(on);
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
}
