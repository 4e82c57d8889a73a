package dev.leakgate.farm;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A phone as {@code devices.yaml} lists it.
 *
 * @param id          slug, unique in the file; made from the model unless given
 * @param model       as sold
 * @param udid        as {@code adb devices} shows it; empty for a virtual phone, which gets its own at each start, and for any
 *                    connected phone of the model
 * @param appium      the Appium server that drives it, where that runs already; empty for one of ours, or a Grid
 * @param virtual     what to play when it is virtual
 * @param capture     how its traffic comes to the recorder
 * @param browsers    slugs of the browser files to test on it
 * @param references  slugs of browser files that are tested besides, for comparison, where they are on the phone
 * @param switchState state that "Enhanced incognito mode" is put into, where a browser has it
 * @param flush       seconds its browsers keep events at most, when it differs from the browser file
 * @param identifiers identifiers added by hand, by kind
 * @param consent     what its owner agreed to
 * @param holds       somebody's data that may be on it
 * @param place       where it stands, {@code devices.yaml:12}
 */
public record FarmPhone(String id, String model, Optional<String> udid, Optional<URI> appium, Optional<Virtual> virtual,
                        CaptureWay capture, List<String> browsers, List<String> references, Optional<String> switchState, OptionalDouble flush,
                        Map<String, String> identifiers, Set<Consent> consent,
                        Set<PersonalData> holds, String place) {

    public FarmPhone {
        browsers = List.copyOf(browsers);
        references = List.copyOf(references);
        consent = Set.copyOf(consent);
        holds = Set.copyOf(holds);
    }

    /** This very phone with its own owner's consent, under the name of another entry and with that one's switch and browsers. */
    FarmPhone inPlaceOf(FarmPhone entry) {
        return new FarmPhone(entry.id, entry.model, udid, appium, virtual, capture, entry.browsers, entry.references, entry.switchState, entry.flush,
                identifiers, consent, holds, place);
    }

    /** Stands for any phone of its model that is there. */
    boolean isAny() {
        return udid.isEmpty() && virtual.isEmpty();
    }

    /** Another phone that this entry would have stood for as well. @param number from 1, of those of the model */
    FarmPhone spare(int number) {
        return new FarmPhone(id.replaceFirst("-\\d+$", "") + "-spare-" + number, model, udid, appium, virtual, capture, browsers, references,
                switchState, flush, identifiers, consent, holds, place);
    }

    /** A virtual phone has no owner to ask. */
    public boolean allows(Consent asked) {
        return virtual.isPresent() || consent.contains(asked);
    }

    /**
     * Names of a phone profile and of the apps on it; each a resource of the lab or the path of a YAML file.
     *
     * @param faults  what goes wrong on it, as the lab reads it: path of a file, or a list
     * @param trusts  path of a certificate that somebody has made part of its firmware, as a Magisk module does
     * @param network what it is plugged into; empty for one whose direct connections are only played
     */
    public record Virtual(String profile, List<String> apps, Map<String, String> switches, Optional<Object> faults,
                          Optional<String> trusts, Optional<Network> network) {
    }

    /**
     * A network namespace of Linux (ip-netns(8)) in which virtual phones live; somebody has made it.
     *
     * @param address  the phones' own in it
     * @param resolver whom they ask for names
     */
    public record Network(String namespace, String address, String resolver) {
    }
}
