package dev.leakgate.farm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/** What an Appium server says of itself. @param version of Appium, {@code 3.8.0} */
public record AppiumStatus(boolean ready, String version) {

    /** @throws FarmException when none answers there */
    public static AppiumStatus of(URI server) {
        try {
            JsonNode value = StatusPage.of(server);
            return new AppiumStatus(value.path("ready").asBoolean(), value.at("/build/version").asText());
        } catch (IOException e) {
            throw new FarmException("no Appium: " + e.getMessage());
        }
    }
}
