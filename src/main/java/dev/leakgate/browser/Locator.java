package dev.leakgate.browser;

import io.appium.java_client.AppiumBy;
import org.openqa.selenium.By;

/** One way to find a view on the screen. */
public sealed interface Locator {

    By by();

    /** @param id full resource id, {@code package:id/name} */
    record Id(String id) implements Locator {
        @Override
        public By by() {
            return AppiumBy.id(id);
        }
    }

    record Description(String description) implements Locator {
        @Override
        public By by() {
            return AppiumBy.accessibilityId(description);
        }
    }

    record Text(String text) implements Locator {
        @Override
        public By by() {
            return AppiumBy.androidUIAutomator("new UiSelector().text(\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\")");
        }
    }

    record ClassName(String name) implements Locator {
        @Override
        public By by() {
            return AppiumBy.className(name);
        }
    }

    record XPath(String path) implements Locator {
        @Override
        public By by() {
            return AppiumBy.xpath(path);
        }
    }
}
