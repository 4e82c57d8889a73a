package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code service call}: a binder transaction from the shell, answered with a dump of the reply. Transaction numbers
 * follow the order of methods in the service's AIDL file, which moves with the Android release.
 */
final class ServiceCall implements Command {

    private static final String NONE = "";

    /** What {@code iphonesubinfo} returns, transaction 1 first. Assumed for Android 9 and 10. */
    private static final List<String> SUBSCRIBER_9 = List.of("imei", NONE, "imei", "imei", NONE, NONE, "imsi", "imsi", NONE, NONE,
            "iccid", "iccid", "phoneNumber", "phoneNumber", NONE, NONE, "phoneNumber", "phoneNumber");
    private static final List<String> SUBSCRIBER_10 = List.of("imei", NONE, "imei", "imei", NONE, NONE, "imsi", "imsi", NONE,
            "iccid", "iccid", "phoneNumber", "phoneNumber", NONE, NONE, "phoneNumber", "phoneNumber");
    private static final List<String> SUBSCRIBER_11 = List.of("imei", "imei", NONE, "imei", "imei", NONE, NONE, "imsi", "imsi", "imsi", NONE,
            "iccid", "iccid", "iccid", "phoneNumber", "phoneNumber", NONE, NONE, "phoneNumber", "phoneNumber");

    private static final Set<String> ON_THE_SIM = Set.of("imsi", "iccid", "phoneNumber");
    private static final int ANDROID_9 = 28;
    private static final int ANDROID_10 = 29;

    private final Phone phone;

    ServiceCall(Phone phone) {
        this.phone = phone;
    }

    @Override
    public int run(Invocation call) throws IOException {
        if (!call.arg(0).equals("call")) {
            return call.unknown(10, "service: Unknown command " + call.arg(0));
        }
        switch (call.arg(1)) {
            case "iphonesubinfo" -> {
                return call.answer((phone.shellRights().mayControl(call.user()) ? Parcel.ofText(subscriber(call))
                        : Parcel.refused("getDeviceId: The user 2000 does not meet the requirements to access device identifiers.")).dump());
            }
            case "alarm" -> {
                if (call.arg(2).equals("3")) {
                    phone.properties().set("persist.sys.timezone", call.last());
                }
                return call.answer(Parcel.empty().dump());
            }
            default -> {
                return call.unknown(10, "service: Service " + call.arg(1) + " does not exist");
            }
        }
    }

    /** Null is what the service returns for a method of which this phone has no value. */
    private String subscriber(Invocation call) {
        int sdk = phone.profile().sdk();
        List<String> methods = sdk <= ANDROID_9 ? SUBSCRIBER_9 : sdk == ANDROID_10 ? SUBSCRIBER_10 : SUBSCRIBER_11;
        int transaction = Integer.parseInt(call.arg(2));
        if (transaction < 1 || transaction > methods.size() || methods.get(transaction - 1).isEmpty()) {
            return null;
        }
        String kind = methods.get(transaction - 1);
        if (ON_THE_SIM.contains(kind) && phone.property("gsm.sim.state").equals("ABSENT")) {
            return null;
        }
        boolean secondSlot = kind.equals("imei") && Optional.of("1").equals(call.option("i32"));
        return phone.identifiers().get(secondSlot ? "imei2" : kind);
    }
}
