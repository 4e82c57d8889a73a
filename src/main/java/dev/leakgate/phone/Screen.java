package dev.leakgate.phone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** What a phone shows now. Looks views up by several locators in turn, and waits for them. */
public final class Screen {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(50);

    private final WebDriver driver;

    Screen(WebDriver driver) {
        this.driver = driver;
    }

    /** The first view that one of the locators finds now. */
    public Optional<WebElement> find(List<By> locators) {
        for (By by : locators) {
            try {
                return Optional.of(driver.findElement(by));
            } catch (NoSuchElementException | StaleElementReferenceException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** Whether one of the locators finds a view now or in a moment: what a key has just closed needs that to be gone. */
    public boolean appears(List<By> locators) {
        try {
            return Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(POLL).atMost(MOMENT)
                    .until(() -> find(locators), Optional::isPresent).isPresent();
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** @throws ScreenException naming what was expected, how it was looked for and what to do */
    public WebElement await(String what, List<By> locators) {
        try {
            return Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(POLL).atMost(PATIENCE)
                    .until(() -> find(locators), Optional::isPresent).orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new ScreenException("no " + what + " on the screen within " + PATIENCE.toSeconds() + " s (looked for "
                    + locators + "); correct its locators in scenarios/browsers, the page source is kept with the evidence");
        }
    }

    /** Waits until the condition holds twice in a row, so that what is just about to change does not count. */
    public void awaitTrue(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await().pollInSameThread().pollDelay(POLL).pollInterval(POLL).atMost(PATIENCE)
                    .until(() -> condition.call() && condition.call());
        } catch (ConditionTimeoutException e) {
            throw new ScreenException("no " + what + " on the screen within " + PATIENCE.toSeconds() + " s");
        }
    }
}
