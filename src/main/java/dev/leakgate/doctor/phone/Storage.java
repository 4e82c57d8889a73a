package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;
import java.util.Locale;

/** Room on the phone's data partition: the driver installs 10 MB of apps, browsers keep what they load. */
final class Storage implements PhoneCheck {

    private static final String ASKED = "df -k /data";
    private static final long FULL = 100;
    private static final long TIGHT = 1000;

    @Override
    public String subject() {
        return "storage";
    }

    @Override
    public List<String> questions() {
        return List.of(ASKED);
    }

    /** Columns of df, as POSIX has them: file system, blocks of 1 KB, used, available, use in percent, where. */
    @Override
    public Outcome judge(Told told) {
        List<String> lines = told.lines(ASKED);
        String[] columns = lines.isEmpty() ? new String[0] : lines.get(lines.size() - 1).split("\\s+");
        if (columns.length < 6 || !columns[3].matches("\\d{1,18}")) {
            return new Outcome.Warning("does not tell what is free", "look at the phone");
        }
        long free = Long.parseLong(columns[3]) / 1000;
        String seen = String.format(Locale.ROOT, "%.1f GB free", free / 1000.0);
        String cure = "remove what is not needed: Settings, Storage";
        return free < FULL ? new Outcome.Failure(seen, cure) : free < TIGHT ? new Outcome.Warning(seen, cure) : new Outcome.Ok(seen);
    }
}
