package dev.leakgate.record.transcript;

import dev.leakgate.secret.CheckDigit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a transcript what names a phone or its owner. Rather too much than too little: by shape wherever it stands,
 * by the name of a property or setting, by what a command is for. What was found by name is masked wherever else it stands.
 */
public final class Mask {

    /** Folders whose files have names that somebody gave them. */
    static final String OWNERS_FOLDERS = "(/sdcard|/storage|/mnt/sdcard|/data/media)\\b.*";

    private static final int SHORTEST_NAMED = 4;
    private static final int SHORTEST_LEARNED = 6;

    /** Commands that print what is on the screen, in messages, or in files of the owner. */
    private static final Pattern PRIVATE = Pattern.compile("(?s).*\\b(logcat|content (query|read)|uiautomator dump|dumpsys (account|clipboard|notification|"
            + "content|wifi|bluetooth_manager|telephony\\.registry|location|usagestats|appwidget|autofill)|cmd (?:clipboard|wifi)|screenrecord|"
            + "ls [^;|&]*(/sdcard|/storage|/data/media)|cat [^;|&]*(/sdcard|/storage|/data/media))\\b.*");
    private static final Pattern ONE_VALUE = Pattern.compile("\\s*(?:getprop\\s+|settings\\s+(?:--user\\s+\\S+\\s+)?get\\s+\\S+\\s+)(\\S+)\\s*;?\\s*");
    private static final Pattern NAMED_VALUE = Pattern.compile("(?m)^\\[([\\w.:-]+)]: \\[(.*)]$|\\b([\\w.:-]+)=(\\S+)");
    private static final Pattern NAMES_AN_ID = Pattern.compile("(?i)(?:.*(?:imei|meid|imsi|iccid|serial|serialno|[._]sn|psn|mac|macaddr|android_id|ssid|"
            + "bluetooth_address|msisdn|line1)\\d?|.*owner_info|device_name|.*bluetooth_name|.*hostname)");
    private static final Pattern PARCEL = Pattern.compile("Result: Parcel\\([^\n]*(?:\n\\s+0x[0-9a-f]{8}:[^\n]*)*");
    private static final Pattern PARCEL_WORD = Pattern.compile("\\b[0-9a-f]{8}\\b");
    private static final String WORD = "(?:'[^']*'|\"[^\"]*\"|[^\\s'\"]+)";
    private static final Pattern TYPED = Pattern.compile("\\b(input\\s+(?:-d\\s+\\S+\\s+)?(?:[a-z]+\\s+)?text\\s+)(?:'[^']*'|\"[^\"]*\"|[^;|&'\"])+");
    private static final Pattern INTENT = Pattern.compile("(?s).*\\b(?:am\\s+(?!instrument)|content\\s|cmd\\s+activity).*");
    private static final Pattern EXTRA = Pattern.compile("(--es|--esn|--esa|--eu|-e)(\\s+" + WORD + "\\s+)" + WORD);
    private static final Pattern DATA = Pattern.compile("(\\s-d|--bind|--where)(\\s+)" + WORD);
    private static final Pattern SHOWN_DATA = Pattern.compile("\\bdat=\\S+");

    private static final Pattern SHAPES = Pattern.compile(
            "(?<uuid>(?i)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b)"
            + "|(?<mac>(?i)\\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\\b)"
            + "|(?<email>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z]{2,}\\b)"
            + "|(?<phone>(?<![\\w+])\\+\\d{8,15}\\b)"
            + "|(?<number>(?<![\\w.])\\d{14,20}(?![\\w.]))"
            + "|(?<hex>(?i)(?<![0-9a-zA-Z.])(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{14,}\\b)"
            + "|(?<ip>(?<![\\w.])(?!(?:0|10|127|255)\\.|192\\.168\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.)(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w.]))");
    private static final String[] KINDS = {"uuid", "mac", "email", "phone", "number", "hex", "ip"};

    private final Map<String, String> learned = new ConcurrentHashMap<>();

    /** What is asked for: command lines without what is typed by them. */
    public String service(String service) {
        String masked = TYPED.matcher(service).replaceAll("$1<text>");
        if (INTENT.matcher(masked).matches()) {
            masked = DATA.matcher(EXTRA.matcher(masked).replaceAll("$1$2<text>")).replaceAll("$1$2<text>");
        }
        return text(masked);
    }

    String typed(String input) {
        StringBuilder lines = new StringBuilder();
        for (String line : input.split("(?<=\\n)")) {
            lines.append(service(line));
        }
        return lines.toString();
    }

    /** What a command printed. */
    public String answer(String service, String text) {
        String command = Dialect.commandLine(service).orElse("");
        if (PRIVATE.matcher(command).matches()) {
            return text.isEmpty() ? "" : "<" + text.lines().count() + " lines>";
        }
        Matcher one = ONE_VALUE.matcher(command);
        if (one.matches() && NAMES_AN_ID.matcher(one.group(1)).matches()) {
            return named(text.strip()) + (text.endsWith("\n") ? "\n" : "");
        }
        return text(PARCEL.matcher(SHOWN_DATA.matcher(text).replaceAll("dat=<text>"))
                .replaceAll(m -> "Result: Parcel(<" + PARCEL_WORD.matcher(m.group()).results().count() + " words>)"));
    }

    /** Any text. */
    public String text(String text) {
        String masked = NAMED_VALUE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(byName(m)));
        masked = SHAPES.matcher(masked).replaceAll(m -> Matcher.quoteReplacement(byShape((Matcher) m)));
        return again(masked);
    }

    /** Masks once more what was learned since. */
    String again(String text) {
        String masked = text;
        for (Map.Entry<String, String> one : learned.entrySet()) {
            masked = masked.replace(one.getKey(), one.getValue());
        }
        return masked;
    }

    /** Remembers a value that is to be masked wherever it stands. */
    public void learn(String value) {
        named(value);
    }

    private String byName(MatchResult m) {
        String name = m.group(1) != null ? m.group(1) : m.group(3);
        String value = m.group(1) != null ? m.group(2) : m.group(4);
        if (!NAMES_AN_ID.matcher(name).matches()) {
            return m.group();
        }
        return m.group(1) != null ? "[" + name + "]: [" + named(value) + "]" : name + "=" + named(value);
    }

    private String named(String value) {
        if (value.length() < SHORTEST_NAMED || value.equals("null") || value.equals("unknown") || value.startsWith("<")) {
            return value;
        }
        if (value.length() >= SHORTEST_LEARNED) {
            learned.put(value, "<id>");
        }
        return "<id>";
    }

    private static String byShape(Matcher m) {
        for (String kind : KINDS) {
            String found = m.group(kind);
            if (found != null) {
                return kind.equals("number") ? number(found) : kind.equals("hex") ? "<hex " + found.length() + ">" : "<" + kind + ">";
            }
        }
        return m.group();
    }

    private static String number(String digits) {
        return digits.length() == 15 && CheckDigit.fits(digits) ? "<imei>" : "<number " + digits.length() + ">";
    }
}
