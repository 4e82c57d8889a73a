package dev.leakgate.farm;

import java.net.URI;
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

    private final URI address;
    private final List<GridStatus.Slot> slots;

    private Grid(URI address, List<GridStatus.Slot> slots) {
        this.address = address;
        this.slots = slots;
    }

    /** @throws FarmException when no Grid answers there */
    static Grid at(URI address) {
        return new Grid(address, GridStatus.of(address).slots());
    }

    /** @throws FarmException when there are fewer phones of a model than {@code any:} asks for */
    List<Seat> seats(List<FarmPhone> phones) {
        Set<String> taken = phones.stream().flatMap(p -> p.udid().stream()).collect(Collectors.toCollection(HashSet::new));
        return phones.stream().map(p -> new Seat(p, address, p.udid().orElseGet(() -> take(p, taken)), Optional.empty())).toList();
    }

    private String take(FarmPhone phone, Set<String> taken) {
        String udid = slots.stream().filter(s -> s.model().equalsIgnoreCase(phone.model())).map(GridStatus.Slot::udid)
                .filter(free -> !taken.contains(free)).findFirst().orElseThrow(() -> new FarmException(phone.place() + ": no " + phone.model()
                        + " is left for '" + phone.id() + "' on the Grid at " + address + ", which has " + (slots.isEmpty() ? "no phone at all"
                        : slots.stream().map(s -> s.model() + " (" + s.udid() + ")").collect(Collectors.joining(", ")))
                        + ". Add one, or lower 'any:'"));
        taken.add(udid);
        return udid;
    }
}
