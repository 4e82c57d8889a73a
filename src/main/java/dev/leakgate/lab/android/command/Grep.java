package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code grep [-EFivxcqo] [-A n] [-f file | regex] [file...]}, as toybox has it. */
final class Grep implements Command {

    private final FileSystem files;

    Grep(FileSystem files) {
        this.files = files;
    }

    @Override
    public int run(Invocation call) throws IOException {
        String flags = String.join("", call.args().stream().filter(a -> a.matches("-[a-zA-Z]+")).toList());
        if (!flags.matches("[-eEiqvcFoxfA]*")) {
            return call.unknown(2, "grep: unknown option in " + flags);
        }
        List<String> operands = new ArrayList<>(call.operands("-A"));
        if (operands.isEmpty()) {
            return call.fail(2, "grep: no REGEX");
        }
        Predicate<String> wanted;
        String first = operands.remove(0);
        try {
            wanted = flags.contains("f") ? anyOf(text(files.read(first)).lines().toList(), flags) : one(first, flags);
        } catch (PatternSyntaxException e) {
            return call.fail(2, "grep: bad REGEX: " + e.getMessage());
        }
        List<String> lines = lines(call, operands);
        int after = Integer.parseInt(call.option("-A").orElse("0"));
        TreeSet<Integer> shown = new TreeSet<>();
        int hits = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i)) != flags.contains("v")) {
                hits++;
                for (int n = i; n <= Math.min(i + after, lines.size() - 1); n++) {
                    shown.add(n);
                }
            }
        }
        if (flags.contains("c")) {
            call.println(String.valueOf(hits));
        } else if (flags.contains("o")) {
            Pattern pattern = pattern(first, flags);
            call.answer(shown.stream().flatMap(n -> pattern.matcher(lines.get(n)).results().map(r -> r.group())).toList());
        } else if (!flags.contains("q")) {
            call.answer(shown.stream().map(lines::get).toList());
        }
        return hits == 0 ? 1 : OK;
    }

    private static Predicate<String> anyOf(List<String> patterns, String flags) {
        return patterns.stream().map(p -> one(p, flags)).reduce(line -> false, Predicate::or);
    }

    private static Predicate<String> one(String regex, String flags) {
        if (flags.contains("F") && flags.contains("x") && !flags.contains("i")) {
            return regex::equals;
        }
        Pattern pattern = pattern(regex, flags);
        return line -> flags.contains("x") ? pattern.matcher(line).matches() : pattern.matcher(line).find();
    }

    /** A basic expression, unless -E: alternatives and groups are written with a backslash. */
    private static Pattern pattern(String regex, String flags) {
        String basic = regex.replace("\\|", "|").replace("\\(", "(").replace("\\)", ")");
        return Pattern.compile(flags.contains("F") ? Pattern.quote(regex) : flags.contains("E") ? regex : basic,
                flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0);
    }

    private List<String> lines(Invocation call, List<String> paths) throws IOException {
        if (paths.isEmpty()) {
            return text(call.input()).lines().toList();
        }
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            lines.addAll(text(path.equals("-") ? call.input() : files.read(path, call.user())).lines().toList());
        }
        return lines;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
