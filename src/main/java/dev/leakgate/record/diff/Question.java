package dev.leakgate.record.diff;

import dev.leakgate.record.transcript.Dialect;
import dev.leakgate.record.transcript.End;
import dev.leakgate.record.transcript.Entry;
import dev.leakgate.record.transcript.Part;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a stream of a transcript can be asked for again. */
final class Question {

    private static final Pattern MASKED = Pattern.compile("<(text|id|uuid|mac|email|phone|ip|imei|number \\d+|hex \\d+)>");
    private static final Pattern NEEDS_AN_APK = Pattern.compile("(?s).*\\b(pm|package'?)\\s+'?install\\b.*|abb_exec:package.install.*");
    private static final Pattern ASKS_ONLY = Pattern.compile("\\s*(getprop|settings (get|list)|pm (list|path|dump)|cmd package (list|path|dump|query\\S*|resolve\\S*)|"
            + "dumpsys|wm (size|density)\\s*$|ls|cat|stat|id|whoami|uname|date|ps|pidof|pgrep|ip (addr|link|route)|ime list|"
            + "service (list|check)|df|which|type|test|\\[|echo)\\b[^>;&|`$]*");

    private Question() {
    }

    /** @param askOnly true to leave alone what may change the phone */
    static Optional<String> whyNot(Entry entry, boolean askOnly) {
        if (!entry.byHost()) {
            return Optional.of("the phone opened it");
        }
        if (entry.end() == End.LOST) {
            return Optional.of("the connection was lost during it");
        }
        if (MASKED.matcher(entry.service()).find() || MASKED.matcher(entry.typed()).find()) {
            return Optional.of("it holds a masked value");
        }
        String command = Dialect.commandLine(entry.service()).orElse("");
        if (NEEDS_AN_APK.matcher(command).matches() || NEEDS_AN_APK.matcher(entry.service()).matches()) {
            return Optional.of("it needs a file whose content is not kept");
        }
        if (command.startsWith("reboot") || entry.service().startsWith("reboot:")) {
            return Optional.of("it ends the connection");
        }
        return askOnly && !asksOnly(entry, command) ? Optional.of("it may change the phone") : Optional.empty();
    }

    private static boolean asksOnly(Entry entry, String command) {
        return switch (entry.dialect()) {
            case SHELL_V2, COMMAND -> entry.typed().isEmpty() && ASKS_ONLY.matcher(command).matches();
            case SYNC -> entry.parts().stream().map(Part::asked).noneMatch(asked -> asked.startsWith("SEND"));
            case SOCKET -> false;
            case OTHER -> entry.service().equals("reverse:list-forward");
        };
    }
}
