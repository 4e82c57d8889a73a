package dev.leakgate.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import io.appium.java_client.AppiumBy;
import io.appium.java_client.android.AndroidDriver;
import io.appium.java_client.android.nativekey.AndroidKey;
import io.appium.java_client.android.nativekey.KeyEvent;
import io.appium.java_client.android.options.UiAutomator2Options;
import io.appium.java_client.appmanagement.ApplicationState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Point;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;

/** The real Appium server with the unmodified UiAutomator2 driver and its default capabilities drives a virtual phone. */
class AppiumConformanceTest {

    private static RealAdb adb;
    private static Child appium;
    private static URI url;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServers(@TempDir Path logs) {
        Tools tools = Tools.find();
        int port = RealAdb.freePort();
        adb = new RealAdb(logs);
        appium = Child.start(ChildSpec.of("appium", List.of(tools.node().toString(), tools.appium().toString(), "server", "--address", "127.0.0.1",
                        "--port", String.valueOf(port), "--allow-insecure=uiautomator2:adb_shell", "--log-no-colors"))
                .with("ANDROID_HOME", tools.androidHome().toString()).with("APPIUM_HOME", tools.nodeFolder().toString())
                .log(logs.resolve("appium.log")));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> RealAdb.listens(port));
        url = URI.create("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void stopServers() {
        appium.close();
        adb.close();
    }

    @Test
    void drives_an_app_from_a_bare_phone_on() throws IOException {
        try (TestPhone phone = new TestPhone(folder, "bare")) {
            AndroidDriver driver = session(phone);
            try {
                findsByEveryStrategy(driver);
                typesAndReadsBack(driver);
                answersDialogs(driver);
                scrollsAndTaps(driver);
                usesTheShell(driver, phone);
                movesBetweenApps(driver);
            } finally {
                driver.quit();
            }
            assertThat(phone.unknown()).isEmpty();
        }
    }

    @Test
    void drives_the_same_phone_in_a_second_session() throws IOException {
        try (TestPhone phone = new TestPhone(folder, "twice")) {
            session(phone).quit();
            AndroidDriver second = session(phone);
            assertThat(second.findElement(AppiumBy.id("login")).getText()).isEqualTo("LOG IN");
            second.quit();

            assertThat(phone.app().calls().stream().filter("clear"::equals)).hasSize(2);
            assertThat(phone.unknown()).isEmpty();
        }
    }

    @Test
    void drives_two_phones_at_the_same_time() {
        try (TestPhone one = new TestPhone(folder, "one"); TestPhone two = new TestPhone(folder, "two")) {
            Stream.of(one, two).map(phone -> CompletableFuture.runAsync(() -> {
                AndroidDriver driver = session(phone);
                WebElement field = driver.findElement(AppiumBy.id("username"));
                field.sendKeys(phone.phone().name());
                assertThat(field.getText()).isEqualTo(phone.phone().name());
                driver.quit();
            })).toList().forEach(CompletableFuture::join);

            assertThat(one.unknown()).isEmpty();
        }
    }

    @Test
    void holds_a_phone_without_naming_an_app() {
        try (TestPhone phone = new TestPhone(folder, "noapp")) {
            AndroidDriver driver = session(phone, new UiAutomator2Options().setIgnoreHiddenApiPolicyError(true));
            driver.activateApp(ShopApp.PACKAGE);
            assertThat(driver.getCurrentPackage()).isEqualTo(ShopApp.PACKAGE);
            driver.quit();

            assertThat(phone.unknown()).isEmpty();
        }
    }

    @Test
    void knows_what_the_drivers_other_commands_and_capabilities_ask_of_a_phone() {
        try (TestPhone phone = new TestPhone(folder, "others")) {
            AndroidDriver driver = session(phone, new UiAutomator2Options().setAppPackage(ShopApp.PACKAGE).setAppWaitActivity("*")
                    .setAutoGrantPermissions(true).setLanguage("fr").setLocale("FR").setDisableWindowAnimation(true)
                    .amend("appium:timeZone", "Europe/Paris").setGpsEnabled(true).setClearDeviceLogsOnStart(true));
            for (String name : List.of("getSystemBars", "isGpsEnabled", "toggleGps", "getConnectivity", "listSms", "getGeolocation", "listWindows",
                    "listDisplays", "isKeyboardShown", "hideKeyboard", "getDeviceTime", "getDisplayDensity", "viewportRect", "openNotifications",
                    "getNotifications", "screenshots", "deviceInfo", "batteryInfo", "listApps", "getCurrentActivity", "getContexts")) {
                driver.executeScript("mobile: " + name);
            }
            Map.of("startService", Map.of("intent", ShopApp.PACKAGE + "/.S"), "setUiMode", Map.of("mode", "night", "value", "yes"),
                    "getUiMode", Map.of("mode", "night"), "bluetooth", Map.of("action", "enable"), "deviceidle", Map.of("action", "whitelistAdd", "packages", ShopApp.PACKAGE),
                    "setConnectivity", Map.of("wifi", true, "data", false), "setGeolocation", Map.of("latitude", 1, "longitude", 2),
                    "changePermissions", Map.of("permissions", "all", "appPackage", ShopApp.PACKAGE), "backgroundApp", Map.of("seconds", 1),
                    "broadcast", Map.of("intent", "x.y.Z", "action", "x.y.Z")).forEach((name, arguments) -> driver.executeScript("mobile: " + name, arguments));
            assertThat(phone.phone().property("persist.sys.locale")).isEqualTo("fr-FR");
            assertThat(phone.phone().property("persist.sys.timezone")).isEqualTo("Europe/Paris");
            driver.quit();

            assertThat(phone.unknown()).isEmpty();
        }
    }

    private static AndroidDriver session(TestPhone phone) {
        return session(phone, new UiAutomator2Options().setAppPackage(ShopApp.PACKAGE).setAppActivity(".LoginActivity"));
    }

    private static AndroidDriver session(TestPhone phone, UiAutomator2Options options) {
        adb.connect(phone.serial());
        try {
            return new AndroidDriver(url.toURL(), options.setUdid(phone.serial()).amend("appium:adbPort", adb.port()));
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void findsByEveryStrategy(AndroidDriver driver) {
        assertThat(driver.findElement(AppiumBy.id("login")).getText()).isEqualTo("LOG IN");
        assertThat(driver.findElement(By.xpath("//android.widget.Button[@text='LOG IN']")).isDisplayed()).isTrue();
        assertThat(driver.findElement(AppiumBy.accessibilityId("log in button")).isEnabled()).isTrue();
        assertThat(driver.findElements(By.className("android.widget.EditText"))).hasSize(2);
        assertThat(driver.findElement(By.cssSelector("android.widget.Button#login")).getRect().getPoint()).isEqualTo(new Point(60, 840));
        assertThat(driver.findElement(AppiumBy.androidUIAutomator("new UiSelector().textContains(\"log\")")).getAttribute("clickable")).isEqualTo("true");
        assertThatThrownBy(() -> driver.findElement(AppiumBy.id("nope"))).isInstanceOf(NoSuchElementException.class);
        assertThat(driver.getPageSource()).contains("<hierarchy").contains("com.example.shop:id/username");
        assertThat(driver.getScreenshotAs(OutputType.BYTES)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(driver.findElement(AppiumBy.id("login")).getScreenshotAs(OutputType.BYTES)).startsWith(0x89, 'P', 'N', 'G');
    }

    private static void typesAndReadsBack(AndroidDriver driver) {
        WebElement name = driver.findElement(AppiumBy.id("username"));
        assertThat(name.getText()).isEqualTo("User name");
        name.sendKeys("ad");
        name.sendKeys("a");
        assertThat(name.getText()).isEqualTo("ada");
        name.clear();
        driver.executeScript("mobile: type", Map.of("text", "h\u00e9llo w\u00f6rld & (more)"));
        assertThat(name.getText()).isEqualTo("h\u00e9llo w\u00f6rld & (more)");
        name.clear();
        name.click();
        driver.setClipboardText("pasted text");
        driver.pressKey(new KeyEvent().withKey(AndroidKey.PASTE));
        assertThat(name.getText()).isEqualTo("pasted text");
        assertThat(driver.isKeyboardShown()).isTrue();
        driver.hideKeyboard();
        assertThat(driver.isKeyboardShown()).isFalse();
        WebElement password = driver.findElement(AppiumBy.id("password"));
        password.sendKeys("s3cret");
        assertThat(password.getText()).isEqualTo("\u2022".repeat(6));
        WebElement remember = driver.findElement(AppiumBy.id("remember"));
        remember.click();
        assertThat(remember.getAttribute("checked")).isEqualTo("true");
        name.clear();
    }

    private static void answersDialogs(AndroidDriver driver) {
        WebElement login = driver.findElement(AppiumBy.id("login"));
        login.click();
        assertThat(driver.switchTo().alert().getText()).isEqualTo("Error\nUser name is empty");
        assertThatThrownBy(login::click).isInstanceOf(StaleElementReferenceException.class);
        driver.switchTo().alert().accept();
        assertThatThrownBy(() -> driver.switchTo().alert().getText()).isInstanceOf(NoAlertPresentException.class);
    }

    private static void scrollsAndTaps(AndroidDriver driver) {
        driver.findElement(AppiumBy.id("username")).sendKeys("ada");
        Point at = driver.findElement(AppiumBy.id("login")).getRect().getPoint();
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger");
        driver.perform(List.of(new Sequence(finger, 0)
                .addAction(finger.createPointerMove(Duration.ZERO, PointerInput.Origin.viewport(), at.x + 20, at.y + 20))
                .addAction(finger.createPointerDown(0)).addAction(finger.createPointerUp(0))));
        assertThat(driver.findElement(AppiumBy.id("hello")).getText()).isEqualTo("Hello ada");
        assertThat(driver.findElement(AppiumBy.androidUIAutomator("new UiScrollable(new UiSelector().scrollable(true)).scrollIntoView(new UiSelector().text(\"Item 33\"))"))
                .getText()).isEqualTo("Item 33");
        assertThat(driver.executeScript("mobile: scrollGesture", Map.of("left", 0, "top", 220, "width", 1080, "height", 2000, "direction", "up", "percent", 1.0)))
                .isEqualTo(true);
    }

    private static void usesTheShell(AndroidDriver driver, TestPhone phone) {
        assertThat(shell(driver, "getprop ro.product.model")).isEqualTo("Redmi Note 8");
        shell(driver, "settings put global http_proxy 127.0.0.1:1");
        assertThat(phone.phone().setting("global", "http_proxy")).hasValue("127.0.0.1:1");
        assertThat(shell(driver, "su -c 'echo \"two  words\" | base64 -w 0'")).isEqualTo("dHdvICB3b3Jkcwo=");
        assertThatThrownBy(() -> shell(driver, "ls /nope")).hasMessageContaining("No such file or directory");
        driver.pushFile("/sdcard/Download/x.txt", java.util.Base64.getEncoder().encode("hello".getBytes()));
        assertThat(driver.pullFile("/sdcard/Download/x.txt")).asString().isEqualTo("hello");
        assertThat(driver.getClipboardText()).isEqualTo("pasted text");
        assertThat(driver.manage().logs().get("logcat").getAll()).isNotEmpty();
    }

    private static void movesBetweenApps(AndroidDriver driver) {
        driver.pressKey(new KeyEvent(AndroidKey.HOME));
        assertThat(driver.getCurrentPackage()).isEqualTo("com.miui.home");
        assertThat(driver.queryAppState(ShopApp.PACKAGE)).isEqualTo(ApplicationState.RUNNING_IN_BACKGROUND);
        driver.activateApp(ShopApp.PACKAGE);
        assertThat(driver.queryAppState(ShopApp.PACKAGE)).isEqualTo(ApplicationState.RUNNING_IN_FOREGROUND);
        driver.navigate().back();
        assertThat(driver.getCurrentPackage()).isEqualTo("com.miui.home");
        driver.executeScript("mobile: deepLink", Map.of("url", "https://page.test/x?a=1&b=2", "package", ShopApp.PACKAGE));
        assertThat(driver.currentActivity()).isEqualTo(".LoginActivity");
        driver.lockDevice();
        assertThat(driver.isDeviceLocked()).isTrue();
        driver.unlockDevice();
        assertThat(driver.isDeviceLocked()).isFalse();
        assertThat(driver.terminateApp(ShopApp.PACKAGE)).isTrue();
        assertThat(driver.queryAppState(ShopApp.PACKAGE)).isEqualTo(ApplicationState.NOT_RUNNING);
        driver.executeScript("mobile: clearApp", Map.of("appId", ShopApp.PACKAGE));
    }

    private static String shell(AndroidDriver driver, String command) {
        return String.valueOf(driver.executeScript("mobile: shell", Map.of("command", command))).strip();
    }
}
