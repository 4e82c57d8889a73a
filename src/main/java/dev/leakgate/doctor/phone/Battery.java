package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Charge and warmth, by {@code dumpsys battery}: percent and tenths of a degree Celsius. */
final class Battery implements PhoneCheck {

    private static final String ASKED = "dumpsys battery";
    private static final int EMPTY = 10;
    private static final int LOW = 30;
    private static final int HOT = 450;

    @Override
    public String subject() {
        return "battery";
    }

    @Override
    public List<String> questions() {
        return List.of(ASKED);
    }

    @Override
    public Outcome judge(Told told) {
        OptionalInt level = number("level", told);
        OptionalInt tenths = number("temperature", told);
        if (level.isEmpty()) {
            return new Outcome.Warning("does not tell its charge", "look at the phone");
        }
        boolean powered = told.to(ASKED).matches("(?s).*(AC|USB|Wireless|Dock) powered: true.*");
        String seen = level.getAsInt() + " %" + (powered ? ", on the charger" : "");
        if (level.getAsInt() < EMPTY) {
            return new Outcome.Failure(seen, "charge it; a phone that goes off ends its sessions");
        }
        if (tenths.isPresent() && tenths.getAsInt() > HOT) {
            return new Outcome.Warning(seen + ", " + tenths.getAsInt() / 10 + " °C", "let it cool down; hot phones slow down and stop charging");
        }
        return level.getAsInt() < LOW && !powered ? new Outcome.Warning(seen, "put it on the charger") : new Outcome.Ok(seen);
    }

    private static OptionalInt number(String name, Told told) {
        Matcher m = Pattern.compile("(?m)^\\s*" + name + ": (-?\\d{1,6})\\s*$").matcher(told.to(ASKED));
        return m.find() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
    }
}
