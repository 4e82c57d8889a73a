package dev.leakgate.record.diff;

import dev.leakgate.record.transcript.Dialect;
import java.util.regex.Pattern;

/** Takes out of answers what differs each time on one and the same phone: times, process ids, ports, addresses of objects. */
final class Volatile {

    /** Commands whose figures are all of the moment. */
    private static final Pattern OF_THE_MOMENT = Pattern.compile("(?s).*\\b(ps|pidof|pgrep|top|date|uptime|df|free|stat|/proc/\\S+|dumpsys\\s+"
            + "(netstats|meminfo|cpuinfo|battery|batterystats|diskstats|alarm|power|procstats|activity|window|package)|am\\s+instrument|am\\s+start\\S*)\\b.*");
    /** How long a picture of the screen is depends on what it shows. */
    private static final Pattern PICTURE = Pattern.compile("(?s).*\\bscreen(cap|record)\\b.*");
    private static final Pattern MASKED = Pattern.compile("<\\d+ bytes>");
    private static final Pattern DATE = Pattern.compile("\\b(\\d{4}-)?\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?|\\b\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\b");
    private static final Pattern EPOCH = Pattern.compile("\\b1[5-9]\\d{8}(\\d{3})?(\\.\\d+)?\\b");
    private static final Pattern PROCESS = Pattern.compile("(?i)\\b(pid|tid|ppid|port)([=: ]+)\\d+|/proc/\\d+|\\b\\d+(?=:[\\w.]+/u?\\d+)");
    private static final Pattern OBJECT = Pattern.compile("(?<=[@{])[0-9a-f]{5,16}\\b");
    private static final Pattern FIGURE = Pattern.compile("\\d+");
    private static final Pattern SPACES = Pattern.compile("[ \\t]+");

    private Volatile() {
    }

    static String without(String service, String answer) {
        if (PICTURE.matcher(Dialect.commandLine(service).orElse("")).matches() && MASKED.matcher(answer).matches()) {
            return "<bytes>";
        }
        String text = DATE.matcher(answer).replaceAll("<time>");
        text = EPOCH.matcher(text).replaceAll("<time>");
        text = PROCESS.matcher(text).replaceAll("<process>");
        text = OBJECT.matcher(text).replaceAll("<object>");
        if (OF_THE_MOMENT.matcher(Dialect.commandLine(service).orElse("")).matches()) {
            text = FIGURE.matcher(text).replaceAll("#");
        }
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
