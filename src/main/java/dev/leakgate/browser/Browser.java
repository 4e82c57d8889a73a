package dev.leakgate.browser;

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

    public void start() {
        phone.activateApp(file.packageName());
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

    /** What on the screen proves incognito mode, or empty when nothing does. */
    public Optional<String> incognitoProof() {
        return screen.find(locators("incognito-proof")).map(e -> "the screen shows '" + e.getText() + "'");
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

    private void go(String way, Optional<String> word) {
        for (Way move : file.ways().get(way)) {
            if (move instanceof Way.Tap tap) {
                screen.await(tap.what(), locators(tap.what())).click();
            } else if (move instanceof Way.TapText tap) {
                String text = tap.text().replace("{engine}", word.orElse(""));
                screen.await("'" + text + "'", List.of(new Locator.Text(text).by())).click();
            } else if (move instanceof Way.See see) {
                screen.await(see.what(), locators(see.what()));
            } else if (move instanceof Way.Key key) {
                phone.key(key.code());
            } else if (move instanceof Way.Check check) {
                screen.find(locators(check.what())).filter(e -> !word.equals(state(e))).ifPresent(WebElement::click);
            }
        }
    }

    private static Optional<String> state(WebElement element) {
        return Optional.of("true".equals(element.getAttribute("checked")) ? "on" : "off");
    }

    private List<By> locators(String name) {
        return file.locators().get(name).stream().map(Locator::by).toList();
    }
}
