package dev.leakgate.farm;

import java.net.URI;
import java.util.Comparator;
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
    private final Set<String> taken;

    private Grid(URI address, List<GridStatus.Slot> slots, Set<String> named) {
        this.address = address;
        this.slots = slots;
        this.taken = new HashSet<>(named);
    }

    /**
     * @param named udids that are not for taking, since the file speaks of them
     * @throws FarmException when no Grid answers there
     */
    static Grid at(URI address, Set<String> named) {
        // A phone that nobody drives on a node that is up is taken before one that would have to be waited for.
        List<GridStatus.Slot> slots = GridStatus.of(address).nodes().stream().sorted(Comparator.comparing(node -> !node.isUp()))
                .flatMap(node -> node.slots().stream().sorted(Comparator.comparing(slot -> !slot.free()))).toList();
        return new Grid(address, slots, named);
    }

    /** @throws FarmException when there are fewer phones of a model than {@code any:} asks for */
    List<Seat> seats(List<FarmPhone> phones) {
        return phones.stream().map(p -> seat(p, p.udid().orElseGet(() -> take(p)))).toList();
    }

    private String take(FarmPhone phone) {
        return takeAny(phone).orElseThrow(() -> new FarmException(phone.place() + ": no " + phone.model()
                + " is left for '" + phone.id() + "' on the Grid at " + address + ", which has " + (slots.isEmpty() ? "no phone at all"
                : slots.stream().map(s -> s.model() + " (" + s.udid() + ")").collect(Collectors.joining(", ")))
                + ". Add one, or lower 'any:'"));
    }

    private Optional<String> takeAny(FarmPhone phone) {
        Optional<String> udid = slots.stream().filter(s -> s.model().equalsIgnoreCase(phone.model())).map(GridStatus.Slot::udid)
                .filter(free -> !taken.contains(free)).findFirst();
        udid.ifPresent(taken::add);
        return udid;
    }

    /** All further phones that entries with {@code any:} could have been given; to be asked once these have theirs. */
    List<Seat> spares(List<FarmPhone> phones) {
        return Spares.of(phones, this::takeAny, this::seat);
    }

    private Seat seat(FarmPhone phone, String udid) {
        return new Seat(phone, address, udid, Optional.empty());
    }
}
