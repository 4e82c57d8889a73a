package dev.leakgate.lab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import okhttp3.Request;

/** What a browser does besides showing screens: tabs in two modes, addresses and searches, pages. Guarded by the app's lock. */
final class Browser {

    private final BrowserSpec spec;
    private final Life life;
    private final Words words;
    private final BiConsumer<Trigger, Map<String, Object>> happened;
    private final List<Tab> normal = new ArrayList<>(List.of(new Tab()));
    private final List<Tab> privately = new ArrayList<>();
    private final Engine engine;
    private boolean incognito;

    /** @param happened told of searches and pages */
    Browser(BrowserSpec spec, Surroundings phone, Life life, Words words, BiConsumer<Trigger, Map<String, Object>> happened) {
        this.spec = spec;
        this.life = life;
        this.words = words;
        this.happened = happened;
        this.engine = spec.chromium() ? new Engine(phone, life, spec.headers().get("User-Agent").text(words)) : null;
    }

    OptionalInt devTools() {
        return engine == null ? OptionalInt.empty() : engine.devTools();
    }

    void end() {
        if (engine != null) {
            engine.end();
        }
    }

    boolean is(String state) {
        return switch (state) {
            case "incognito" -> incognito;
            case "loading" -> tab().loading != null;
            case "on-link" -> !tab().link.isEmpty();
            default -> !tab().address.isEmpty();
        };
    }

    Object word(String name) {
        return switch (name) {
            case "address" -> tab().address;
            case "title" -> tab().title;
            case "mode" -> incognito ? "incognito" : "normal";
            case "link" -> tab().linkText;
            default -> tabs().size();
        };
    }

    /** What was entered into the address bar. */
    void submit(String entered) {
        AddressBar.address(entered, spec.scheme()).ifPresentOrElse(this::open, () -> search(entered.strip()));
    }

    private void search(String searched) {
        String engine = String.valueOf(words.value(BrowserSpec.ENGINE));
        happened.accept(Trigger.SEARCH, Map.of("engine", engine, "word", searched));
        ask(engine, searched);
    }

    /** Opens an engine's result page. */
    void ask(String engine, String searched) {
        open(spec.engines().get(engine).address(words.with(Map.of("engine", engine, "word", searched))));
    }

    /** Opens the first link of the page. */
    void follow() {
        open(tab().link);
    }

    /** The tab opened before this one comes to the front. */
    void switchTab() {
        tabs().add(tabs().remove(0));
    }

    void open(String address) {
        Tab tab = tab();
        if (!tab.address.isEmpty()) {
            tab.before.push(tab.address);
        }
        load(tab, address);
    }

    void reload() {
        if (!tab().address.isEmpty()) {
            load(tab(), tab().address);
        }
    }

    /** @return whether there was something to go back to */
    boolean back() {
        Tab tab = tab();
        if (tab.address.isEmpty()) {
            return false;
        }
        if (tab.before.isEmpty()) {
            tab.home();
        } else {
            load(tab, tab.before.pop());
        }
        return true;
    }

    void home() {
        tab().home();
    }

    void newTab() {
        tabs().add(new Tab());
    }

    void closeTabs() {
        tabs().forEach(Tab::stopLoading);
        tabs().clear();
        tabs().add(new Tab());
    }

    /** Incognito begins with a tab of its own; leaving it closes all of its tabs. */
    void incognito(boolean on) {
        privately.forEach(Tab::stopLoading);
        privately.clear();
        privately.add(new Tab());
        incognito = on;
        if (engine != null) {
            engine.incognito(on);
        }
    }

    private void load(Tab tab, String address) {
        tab.stopLoading();
        tab.address = address;
        tab.title = "";
        tab.link = "";
        happened.accept(Trigger.PAGE_STARTED, Map.of("url", address));
        PageLoad load = new PageLoad(address, headers(), life.network(), engine);
        tab.loading = load;
        life.inBackground(() -> {
            PageLoad.Page page = load.run();
            life.turn(() -> finished(tab, load, page));
        });
    }

    private void finished(Tab tab, PageLoad load, PageLoad.Page page) {
        if (tab.loading != load) {
            return;
        }
        tab.loading = null;
        if (page.file()) {
            tab.title = page.title();
            happened.accept(Trigger.DOWNLOADED, Map.of("url", page.address(), "suffix", page.address().replaceFirst(".*\\.", "")));
            return;
        }
        tab.address = page.address();
        tab.title = page.title();
        tab.link = page.link();
        tab.linkText = page.linkText();
        happened.accept(Trigger.PAGE_FINISHED, Map.of("url", page.address()));
    }

    private Request.Builder headers() {
        Request.Builder request = new Request.Builder();
        spec.headers().forEach((name, value) -> request.header(name, value.text(words)));
        return request;
    }

    private List<Tab> tabs() {
        return incognito ? privately : normal;
    }

    private Tab tab() {
        return tabs().get(tabs().size() - 1);
    }
}
