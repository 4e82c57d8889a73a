package dev.leakgate.traffic.socket;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes that apps sent and received since the phone's start, from lines of {@code dumpsys netstats} as Android 7 to 13
 * print them (NetworkStatsCollection.dump): a head with uid and tag, then its buckets. Tagged bytes are part of the
 * untagged ones and are not added.
 */
public record ByteCounts(long sent, long received) {

    private static final Pattern HEAD = Pattern.compile("\\s*ident=.* uid=-?\\d+ set=\\S+ tag=(0x[0-9a-f]+)\\s*");
    private static final Pattern BUCKET = Pattern.compile("\\s*st=\\d+ rb=(\\d+) rp=\\d+ tb=(\\d+) tp=\\d+.*");

    /** Of all uids in these lines together. */
    public static ByteCounts of(List<String> lines) {
        long sent = 0;
        long received = 0;
        boolean counts = false;
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            Matcher bucket = BUCKET.matcher(line);
            if (head.matches()) {
                counts = head.group(1).equals("0x0");
            } else if (counts && bucket.matches()) {
                received += Long.parseLong(bucket.group(1));
                sent += Long.parseLong(bucket.group(2));
            }
        }
        return new ByteCounts(sent, received);
    }

    public ByteCounts minus(ByteCounts earlier) {
        return new ByteCounts(sent - earlier.sent, received - earlier.received);
    }
}
