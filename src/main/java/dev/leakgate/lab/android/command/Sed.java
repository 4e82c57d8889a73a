package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sed [-n] -E 's/regex/replacement/[gp]' [file...]}: of toybox's sed, substitution only. */
final class Sed implements Command {

    private static final Pattern SUBSTITUTION = Pattern.compile("s(.)((?:(?!\\1).)+)\\1((?:(?!\\1).)*)\\1([gp]*)");

    private final FileSystem files;

    Sed(FileSystem files) {
        this.files = files;
    }

    @Override
    public int run(Invocation call) throws IOException {
        String flags = String.join("", call.args().stream().filter(a -> a.matches("-[a-zA-Z]+")).toList());
        List<String> operands = call.operands();
        Matcher command = SUBSTITUTION.matcher(operands.isEmpty() ? "" : operands.get(0));
        if (!flags.matches("[-nEr]*[Er][-nEr]*") || !command.matches()) {
            return call.unknown(1, "sed: bad pattern");
        }
        Pattern regex = Pattern.compile(command.group(2));
        String replacement = command.group(3).replace("$", "\\$").replaceAll("\\\\(\\d)", "\\$$1").replace("&", "$0");
        List<String> out = new ArrayList<>();
        for (String line : lines(call, operands.subList(1, operands.size()))) {
            Matcher found = regex.matcher(line);
            boolean hit = found.find();
            String changed = !hit ? line : command.group(4).contains("g") ? found.replaceAll(replacement) : found.replaceFirst(replacement);
            if (!flags.contains("n") || hit && command.group(4).contains("p")) {
                out.add(changed);
            }
        }
        return call.answer(out);
    }

    private List<String> lines(Invocation call, List<String> paths) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String path : paths.isEmpty() ? List.of("-") : paths) {
            lines.addAll(new String(path.equals("-") ? call.input() : files.read(path, call.user()), StandardCharsets.UTF_8).lines().toList());
        }
        return lines;
    }
}
