package dev.leakgate.farm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connected phones that a devices file names by their model only, as in {@code any: 2}; each is taken once. */
final class Pool {

    private static final String MODEL = "getprop ro.product.model; getprop ro.product.marketname";

    private final AdbServer adb;
    private final Set<String> taken;

    /** @param named udids that are not for taking, since the file or the lab speaks of them */
    Pool(AdbServer adb, Set<String> named) {
        this.adb = adb;
        this.taken = new HashSet<>(named);
    }

    /** @return the udid of a phone of that model. @throws FarmException when none is left */
    String take(FarmPhone phone) {
        return takeAny(phone).orElseThrow(() -> {
            List<String> others = adb.states().keySet().stream().filter(udid -> !taken.contains(udid)).toList();
            return new FarmException(phone.place() + ": no " + phone.model() + " is left for '" + phone.id() + "'; adb devices lists "
                    + (others.isEmpty() ? "no other phone" : String.join(", ", others) + ", none of that model and ready")
                    + ". Connect one, or lower 'any:'");
        });
    }

    /** @return empty when none is left */
    Optional<String> takeAny(FarmPhone phone) {
        for (Map.Entry<String, String> one : adb.states().entrySet()) {
            if (one.getValue().equals("device") && !taken.contains(one.getKey()) && is(phone.model(), one.getKey())) {
                taken.add(one.getKey());
                return Optional.of(one.getKey());
            }
        }
        return Optional.empty();
    }

    private boolean is(String model, String udid) {
        return adb.shell(udid, MODEL).lines().anyMatch(line -> line.strip().equalsIgnoreCase(model));
    }
}
