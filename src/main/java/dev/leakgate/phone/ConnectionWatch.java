package dev.leakgate.phone;

import dev.leakgate.phone.trust.RootShell;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Watches, from the phone's own shell, which connections its apps make: a small loop there notes each socket of
 * {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6} (Linux, proc_net_tcp.rst) when it first sees it,
 * five times a second. Shell may read these files in every Android of Google's, apps may not since Android 10; a vendor who
 * keeps them from shell leaves them to root. The loop ends when its folder is gone, so a run that ended badly leaves none behind for longer than until the next one.
 */
public final class ConnectionWatch implements AutoCloseable {

    private static final String PLACE = "/data/local/tmp/leakgate-connections.";
    private static final String CLOCK = "date +%s";
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Pattern UID = Pattern.compile(" uid=(-?\\d+) ");

    /** A row without what changes while the socket lives: both ends, state, uid. */
    private static final String ROWS = """
            sed -n -E "s/^ *[0-9]+: ([0-9A-F]+:[0-9A-F]+ [0-9A-F]+:[0-9A-F]+ ..) [^ ]+ [^ ]+ [^ ]+ +([0-9]+) .*/%1$s \\1 \\2/p" \
            /proc/net/%1$s /proc/net/%1$s6""";
    private static final String LOOP = """
            d=%1$s
            while [ -e $d ]; do
              %2$s > $d/now
              %3$s >> $d/now
              grep -v -x -F -f $d/log $d/now > $d/new && date "+at %%s" >> $d/log && cat $d/new >> $d/log
              date +%%s > $d/beat.new && mv $d/beat.new $d/beat
              sleep 0.2
            done
            """;

    private static final String HEAD = "head -n 1 /proc/net/tcp";
    private static final String COLUMN = "local_address";

    private final UnaryOperator<String> shell;
    private final String folder = PLACE + UUID.randomUUID().toString().substring(0, 8);

    /**
     * What the watch knows at one moment.
     *
     * @param rows   {@code tcp <local> <remote> <state> <uid>} in the kernel's own spelling, in the order of their first
     *               sight; {@code at <seconds since 1970>}, by the phone's clock, stands before those that were new then
     * @param bytes  lines of {@code dumpsys netstats} about the packages asked for
     * @param broken the loop on the phone had ended, so that connections may be missing; it was started again
     */
    public record Noted(List<String> rows, List<String> bytes, boolean broken) {
    }

    private ConnectionWatch(UnaryOperator<String> shell) {
        this.shell = shell;
    }

    /** @param shell of the phone; root's is taken where that may not see connections */
    static ConnectionWatch start(UnaryOperator<String> shell) {
        ConnectionWatch watch = new ConnectionWatch(shell.apply(HEAD + " 2>&1; true").contains(COLUMN) ? shell
                : RootShell.of(shell).<UnaryOperator<String>>map(root -> root::run).orElse(shell));
        watch.begin();
        return watch;
    }

    /** What watches that ended without being closed had noted; to be asked before a new one is started. */
    public static List<String> leftBehind(Phone phone) {
        return phone.shell("cat " + PLACE + "*/log 2> /dev/null; true").lines().filter(row -> !row.equals("start")).toList();
    }

    private void begin() {
        String script = Base64.getEncoder().encodeToString(LOOP.formatted(folder, rows("tcp"), rows("udp")).getBytes(StandardCharsets.UTF_8));
        shell.apply("rm -rf " + PLACE + "*; mkdir -p " + folder + "; echo start > " + folder + "/log; date +%s > " + folder + "/beat; echo "
                + script + " | base64 -d > " + folder + "/loop.sh; nohup sh " + folder + "/loop.sh > /dev/null 2>&1 &");
    }

    private static String rows(String transport) {
        return ROWS.formatted(transport);
    }

    /** The packages of the phone as {@code pm list packages -U} lists them, with their uids. */
    public List<String> packages() {
        return shell.apply("pm list packages -U").lines().toList();
    }

    /** The phone's IPv6 addresses in its Wi-Fi, as {@code ip} tells them. */
    public List<String> ipv6InWifi() {
        return lines(shell.apply("ip -6 addr show wlan0")).stream().map(String::strip).filter(line -> line.startsWith("inet6 ")).toList();
    }

    /** What was noted until now; what is there at this moment is noted, too. @throws PhoneException when nobody may see connections */
    public Noted look(Set<Integer> uids) {
        String asked = uids.stream().sorted().map(String::valueOf).collect(Collectors.joining("|"));
        String log = "cat " + folder + "/log 2> /dev/null";
        String now = "(" + rows("tcp") + "; " + rows("udp") + ") 2> /dev/null";
        String beat = "cat " + folder + "/beat 2> /dev/null";
        String bytes = "dumpsys netstats --poll --uid | grep -E -A 99 \"uid=(" + asked + ") \"";
        Map<String, String> told = Questions.ask(List.of(HEAD, log, now, beat, CLOCK, bytes), shell);
        if (!told.get(HEAD).contains(COLUMN)) {
            throw new PhoneException("its shell may not read /proc/net/tcp (" + told.get(HEAD) + "), and nothing gives root", null);
        }
        Set<String> rows = new LinkedHashSet<>(lines(told.get(log)));
        rows.remove("start");
        List<String> fresh = lines(told.get(now)).stream().filter(row -> !rows.contains(row)).toList();
        if (!fresh.isEmpty()) {
            rows.add("at " + told.get(CLOCK).strip());
            rows.addAll(fresh);
        }
        boolean broken = told.get(beat).isBlank()
                || Long.parseLong(told.get(CLOCK).strip()) - Long.parseLong(told.get(beat).strip()) > SILENCE.toSeconds();
        if (broken) {
            begin();
        }
        return new Noted(List.copyOf(rows), own(lines(told.get(bytes)), uids), broken);
    }

    /** What follows the line of another uid is not theirs. */
    private static List<String> own(List<String> counters, Set<Integer> uids) {
        List<String> own = new ArrayList<>();
        boolean theirs = false;
        for (String line : counters) {
            Matcher uid = UID.matcher(line);
            theirs = uid.find() ? uids.contains(Integer.parseInt(uid.group(1))) : theirs;
            if (theirs) {
                own.add(line);
            }
        }
        return own;
    }

    private static List<String> lines(String answer) {
        return answer.lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public void close() {
        shell.apply("rm -rf " + folder);
    }
}
