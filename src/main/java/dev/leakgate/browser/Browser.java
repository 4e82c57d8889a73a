package dev.leakgate.browser;

import dev.leakgate.farm.Consent;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.Screen;
import dev.leakgate.scenario.Entry;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A browser on a phone under test, driven along the ways of its file. All waiting is for something on the screen. */
public final class Browser {

    private static final int BACK = 4;
    private static final int ENTER = 66;
    private static final int MOST_STEPS_BACK = 3;

    private final BrowserFile file;
    private final Phone phone;
    private final Screen screen;

    public Browser(BrowserFile file, Phone phone) {
        this.file = file;
        this.phone = phone;
        this.screen = phone.screen();
    }

    /** Forgets all app data, starts the browser and answers the first-run dialog. */
    public void startFresh() {
        phone.clearApp(file.packageName());
        start();
        go("accept-consent", Optional.empty());
    }

    /** Forgets all app data, starts the browser and refuses the terms of its first-run dialog. */
    public void startRefusing() {
        phone.clearApp(file.packageName());
        start();
        go("refuse-consent", Optional.empty());
    }

    /** @throws dev.leakgate.phone.ScreenException when the phone's owner did not agree to that */
    public void mustAllow(Consent consent) {
        phone.mustAllow(consent);
    }

    public void start() {
        phone.activateApp(file.packageName());
    }

    /** Opens an address as a link in another app does. */
    public void open(String address) {
        phone.view(file.packageName(), address);
    }

    /** Answers the first-run dialog when it shows now. @return whether it did */
    public boolean acceptConsent() {
        boolean shown = file.ways().get("accept-consent").stream().findFirst()
                .filter(Way.Tap.class::isInstance).map(Way.Tap.class::cast)
                .flatMap(first -> screen.find(locators(first.what()))).isPresent();
        if (shown) {
            go("accept-consent", Optional.empty());
        }
        return shown;
    }

    public void stop() {
        phone.stopApp(file.packageName());
    }

    /** Puts "Enhanced incognito mode" into a state; passes where this version has no such switch. */
    public void setSwitch(String state) {
        if (file.ways().containsKey("set-switch")) {
            go("set-switch", Optional.of(state));
        }
    }

    public void enterIncognito() {
        go("enter-incognito", Optional.empty());
    }

    public void leaveIncognito() {
        go("leave-incognito", Optional.empty());
    }

    /** What on the screen proves incognito mode, or empty when nothing does. */
    public Optional<String> incognitoProof() {
        return file.system() ? Optional.empty() : screen.find(locators("incognito-proof")).map(e -> "the screen shows '" + e.getText() + "'");
    }

    /** @throws IllegalArgumentException when the browser's file does not know the engine */
    public void chooseEngine(String engine) {
        go("choose-engine", Optional.of(file.engine(engine).title()));
    }

    /** Puts text into the address bar and says what the field shows then. */
    public String enter(String text, Entry by) {
        go("open-address", Optional.empty());
        WebElement field = screen.await("address field", locators("field"));
        field.clear();
        if (by == Entry.PASTING) {
            phone.paste(text);
        } else {
            text.codePoints().forEach(c -> field.sendKeys(Character.toString(c)));
        }
        return screen.await("address field", locators("field")).getText();
    }

    /**
     * Goes a way of its file, and waits until nothing is loading any more.
     *
     * @param text typed where the way types
     * @return what the field shows then; empty when the way types nothing
     */
    public Optional<String> take(String way, String text) {
        Optional<String> shown = go(way, Optional.of(text));
        if (!file.system()) {
            screen.awaitTrue("an end of loading", () -> screen.find(locators("loading")).isEmpty());
        }
        return shown;
    }

    public void pressEnter() {
        phone.key(ENTER);
    }

    /** Presses ENTER and waits until a page is shown and nothing is loading any more. */
    public void submit() {
        pressEnter();
        screen.awaitTrue("a loaded page", () -> screen.find(locators("loading")).isEmpty()
                && screen.find(locators("page")).isPresent());
    }

    public void back() {
        phone.key(BACK);
    }

    private Optional<String> go(String way, Optional<String> word) {
        Optional<String> shown = Optional.empty();
        for (Way move : file.ways().get(way)) {
            if (move instanceof Way.Tap tap) {
                screen.await(tap.what(), locators(tap.what())).click();
            } else if (move instanceof Way.TapText tap) {
                String text = tap.text().replace("{engine}", word.orElse("")).replace("{text}", word.orElse(""));
                screen.await("'" + text + "'", List.of(new Locator.Text(text).by())).click();
            } else if (move instanceof Way.See see) {
                screen.await(see.what(), locators(see.what()));
            } else if (move instanceof Way.Type type) {
                shown = Optional.of(type(type.what(), word.orElse("")));
            } else if (move instanceof Way.Shell shell) {
                phone.shell(shell.command().replace("{text}", word.orElse("")));
            } else if (move instanceof Way.BackTo to) {
                backTo(to.what());
            } else if (move instanceof Way.Key key) {
                phone.key(key.code());
            } else if (move instanceof Way.Check check) {
                screen.find(locators(check.what())).filter(e -> !word.equals(state(e))).ifPresent(WebElement::click);
            }
        }
        return shown;
    }

    /** A keyboard, a field and a menu each take one step back. */
    private void backTo(String what) {
        for (int steps = 0; steps < MOST_STEPS_BACK && !screen.appears(locators(what)); steps++) {
            back();
        }
        screen.await(what, locators(what));
    }

    private String type(String what, String text) {
        WebElement field = screen.await(what, locators(what));
        field.clear();
        field.sendKeys(text);
        return screen.await(what, locators(what)).getText();
    }

    private static Optional<String> state(WebElement element) {
        return Optional.of("true".equals(element.getAttribute("checked")) ? "on" : "off");
    }

    private List<By> locators(String name) {
        return file.locators().get(name).stream().map(Locator::by).toList();
    }
}
