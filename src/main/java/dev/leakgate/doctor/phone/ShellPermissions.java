package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/** Tries what a run does: changes a setting of its own, and presses a key that no app knows. */
final class ShellPermissions implements PhoneCheck {

    private static final String SETTING = "settings put global leakgate_doctor 1; settings get global leakgate_doctor; settings delete global leakgate_doctor";
    private static final String KEY = "input keyevent 0";
    private static final Pattern REFUSED = Pattern.compile("(?i)SecurityException|permission|not allowed");

    @Override
    public String subject() {
        return "settings and input from the shell";
    }

    @Override
    public List<String> questions() {
        return List.of(SETTING, KEY);
    }

    @Override
    public Outcome judge(Told told) {
        boolean settings = told.lines(SETTING).contains("1") && !REFUSED.matcher(told.to(SETTING)).find();
        boolean input = !REFUSED.matcher(told.to(KEY)).find();
        if (settings && input) {
            return new Outcome.Ok("both allowed");
        }
        return new Outcome.Failure("the phone refuses " + (settings ? "input" : input ? "to change settings" : "input and to change settings"),
                "on MIUI switch 'USB debugging (Security settings)' on and restart; elsewhere look for such a switch in the developer "
                        + "options ('Disable permission monitoring'), and unlock the screen");
    }
}
