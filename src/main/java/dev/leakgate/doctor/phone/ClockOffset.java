package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Traffic and driving are matched by time, and certificates are valid from a time on. */
final class ClockOffset implements PhoneCheck {

    private static final String CLOCK = "date +%s";
    private static final Duration SMALL = Duration.ofSeconds(2);
    /** Our certificates are made one day old. */
    private static final Duration LARGE = Duration.ofHours(12);

    @Override
    public String subject() {
        return "clock";
    }

    @Override
    public List<String> questions() {
        return List.of(CLOCK);
    }

    @Override
    public Outcome judge(Told told) {
        if (!told.value(CLOCK).matches("\\d{1,12}")) {
            return new Outcome.Warning("cannot be read: '" + CLOCK + "' answers '" + told.value(CLOCK) + "'", "set the phone's date by hand");
        }
        Duration off = off(Instant.ofEpochSecond(Long.parseLong(told.value(CLOCK))), told);
        String cure = "let the phone set date and time by itself, and this machine too (timedatectl set-ntp true)";
        if (off.abs().compareTo(LARGE) > 0) {
            return new Outcome.Failure(words(off) + ": certificates do not hold at such a time", cure);
        }
        return off.abs().compareTo(SMALL) > 0 ? new Outcome.Warning(words(off), cure)
                : new Outcome.Ok("agrees with this machine's to " + SMALL.toSeconds() + " s");
    }

    /** How far the phone's second lies outside the time in which it was told. */
    private static Duration off(Instant phone, Told told) {
        if (phone.plusSeconds(1).isBefore(told.asked())) {
            return Duration.between(told.asked(), phone);
        }
        return phone.isAfter(told.answered()) ? Duration.between(told.answered(), phone) : Duration.ZERO;
    }

    private static String words(Duration off) {
        return off.abs().toSeconds() + " s " + (off.isNegative() ? "behind" : "ahead of") + " this machine's";
    }
}
