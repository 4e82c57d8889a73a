package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** Behind a lock screen nothing can be tapped. */
final class LockScreen implements PhoneCheck {

    private static final String KEYGUARD = "dumpsys window policy | grep -E 'showing=|mIsShowing=|mShowingLockscreen=|secure='";
    private static final String POWER = "dumpsys power | grep mWakefulness=";

    @Override
    public String subject() {
        return "lock screen";
    }

    @Override
    public List<String> questions() {
        return List.of(KEYGUARD, POWER);
    }

    @Override
    public Outcome judge(Told told) {
        String keyguard = told.to(KEYGUARD);
        boolean shown = keyguard.matches("(?s).*\\b(showing|mIsShowing|mShowingLockscreen)=true.*");
        boolean secure = keyguard.matches("(?s).*\\bsecure=true.*");
        if (shown && secure) {
            return new Outcome.Failure("locked, by pattern, PIN or password", "unlock it and take the lock away: Settings, Password & security, none");
        }
        if (shown) {
            return new Outcome.Warning("shown; the driver wipes it away", told.patient().typed("locksettings set-disabled true"));
        }
        return told.to(POWER).contains("mWakefulness=Awake") ? new Outcome.Ok("not shown, screen on")
                : new Outcome.Warning("screen off; the driver wakes it", told.patient().typed("svc power stayon usb"));
    }
}
