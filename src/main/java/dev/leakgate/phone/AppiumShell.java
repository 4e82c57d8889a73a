package dev.leakgate.phone;

import dev.leakgate.farm.Shell;
import io.appium.java_client.android.AndroidDriver;
import java.util.Map;
import org.openqa.selenium.WebDriverException;

/** A phone's shell through its Appium session, wherever that is: the driver's {@code mobile: shell}, feature {@code adb_shell}. */
final class AppiumShell implements Shell {

    private final AndroidDriver driver;
    private final String phone;

    /** @param phone its id, for messages */
    AppiumShell(AndroidDriver driver, String phone) {
        this.driver = driver;
        this.phone = phone;
    }

    /** @throws PhoneException when the command fails or the session is lost */
    @Override
    public String apply(String command) {
        try {
            return String.valueOf(driver.executeScript("mobile: shell", Map.of("command", command)));
        } catch (WebDriverException e) {
            throw new PhoneException("'" + command + "' failed on " + phone + ": " + Phone.firstLine(e), e);
        }
    }
}
