package dev.leakgate.farm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Selenium Grid 4, whose nodes relay to Appium. Which phones hang on it its status tells: each slot's stereotype has
 * the phone's {@code appium:udid}, and its model as {@code appium:deviceName}; {@code ci/grid} writes them so. See
 * https://www.selenium.dev/documentation/grid/advanced_features/endpoints/.
 */
final class Grid {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI address;
    private final List<Slot> slots;

    /** One phone on one node. */
    private record Slot(String udid, String model) {
    }

    private Grid(URI address, List<Slot> slots) {
        this.address = address;
        this.slots = slots;
    }

    /** @throws FarmException when no Grid answers there */
    static Grid at(URI address) {
        URI status = URI.create(address.toString().replaceFirst("/*$", "/status"));
        try {
            HttpResponse<String> answer = HttpClient.newBuilder().connectTimeout(PATIENCE).build().send(
                    HttpRequest.newBuilder(status).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Grid(address, slots(JSON.readTree(answer.body())));
        } catch (IOException e) {
            throw new FarmException("no Grid answers at " + status + " (" + e.getMessage() + "); start its hub, or correct 'grid:' in the devices file");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FarmException("interrupted while the Grid at " + status + " was asked");
        }
    }

    private static List<Slot> slots(JsonNode status) {
        List<Slot> slots = new ArrayList<>();
        for (JsonNode node : status.at("/value/nodes")) {
            for (JsonNode slot : node.path("slots")) {
                JsonNode stereotype = slot.path("stereotype");
                slots.add(new Slot(stereotype.path("appium:udid").asText(), stereotype.path("appium:deviceName").asText()));
            }
        }
        return slots;
    }

    /** @throws FarmException when there are fewer phones of a model than {@code any:} asks for */
    List<Seat> seats(List<FarmPhone> phones) {
        Set<String> taken = phones.stream().flatMap(p -> p.udid().stream()).collect(Collectors.toCollection(HashSet::new));
        return phones.stream().map(p -> new Seat(p, address, p.udid().orElseGet(() -> take(p, taken)), Optional.empty())).toList();
    }

    private String take(FarmPhone phone, Set<String> taken) {
        String udid = slots.stream().filter(s -> s.model().equalsIgnoreCase(phone.model())).map(Slot::udid)
                .filter(free -> !taken.contains(free)).findFirst().orElseThrow(() -> new FarmException(phone.place() + ": no " + phone.model()
                        + " is left for '" + phone.id() + "' on the Grid at " + address + ", which has " + (slots.isEmpty() ? "no phone at all"
                        : slots.stream().map(s -> s.model() + " (" + s.udid() + ")").collect(Collectors.joining(", ")))
                        + ". Add one, or lower 'any:'"));
        taken.add(udid);
        return udid;
    }
}
