package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Invocation;
import java.util.Optional;

/**
 * What {@code content query} is told of identifiers. Google's services framework is on a phone with Google's apps, and
 * demands a permission that a user build does not give to the shell. Xiaomi's identifier service is assumed on Chinese
 * builds alone, and to answer the shell.
 */
final class ContentProviders {

    private static final String SIMS = "content://telephony/siminfo";
    private static final String GSF = "content://com.google.android.gsf.gservices";
    private static final String OAID = "content://com.miui.idprovider/oaid";
    private static final String NOTHING = "No result found.";

    private ContentProviders() {
    }

    /** @param failed whether the command ends in an error */
    record Answer(String text, boolean failed) {
    }

    /** Empty for a provider that tells no identifiers. */
    static Optional<Answer> query(Phone phone, Invocation call) {
        return Optional.ofNullable(switch (call.option("--uri").orElse("")) {
            case SIMS -> sims(phone, call);
            case GSF -> gsf(phone, call);
            case OAID -> phone.property("ro.miui.region").equals("CN") ? row("uniform_id=" + phone.identifiers().get("oaid"))
                    : noProvider("com.miui.idprovider");
            default -> null;
        });
    }

    private static Answer sims(Phone phone, Invocation call) {
        boolean told = phone.shellRights().mayControl(call.user()) && !phone.property("gsm.sim.state").equals("ABSENT");
        return told ? row("icc_id=" + phone.identifiers().get("iccid") + ", number=" + phone.identifiers().get("phoneNumber")
                + ", imsi=" + phone.identifiers().get("imsi")) : new Answer(NOTHING, false);
    }

    private static Answer gsf(Phone phone, Invocation call) {
        String authority = "com.google.android.gsf.gservices";
        if (!phone.property("ro.miui.has_gmscore").equals("1")) {
            return noProvider(authority);
        }
        return call.user() == User.ROOT ? row("name=android_id, value=" + phone.identifiers().get("gsfId"))
                : error(authority, "java.lang.SecurityException: Permission Denial: opening provider com.google.android.gsf.gservices.GservicesProvider "
                + "from (null) (pid=4711, uid=2000) requires com.google.android.providers.gsf.permission.READ_GSERVICES or "
                + "com.google.android.providers.gsf.permission.WRITE_GSERVICES");
    }

    private static Answer row(String columns) {
        return new Answer("Row: 0 " + columns, false);
    }

    private static Answer noProvider(String authority) {
        return error(authority, "java.lang.IllegalStateException: Could not find provider: " + authority);
    }

    private static Answer error(String authority, String exception) {
        return new Answer("Error while accessing provider:" + authority + "\n" + exception, true);
    }
}
