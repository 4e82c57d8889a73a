package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** {@code echo printf grep sed head tail wc sort tee base64 md5sum sha1sum sha256sum}: what toybox does with text. */
final class TextCommands {

    private static final int DEFAULT_LINES = 10;

    private final FileSystem files;

    private TextCommands(FileSystem files) {
        this.files = files;
    }

    static void addTo(Map<String, Command> programs, FileSystem files) {
        TextCommands c = new TextCommands(files);
        programs.put("echo", TextCommands::echo);
        programs.put("printf", TextCommands::printf);
        programs.put("grep", new Grep(files));
        programs.put("sed", new Sed(files));
        programs.put("head", call -> c.part(call, true));
        programs.put("tail", call -> c.part(call, false));
        programs.put("wc", c::wc);
        programs.put("sort", call -> call.answer(lines(c.input(call, call.operands())).stream().sorted().toList()));
        programs.put("tee", call -> {
            byte[] input = call.input();
            for (String path : call.operands()) {
                files.write(path, input, call.user());
            }
            call.console().out().write(input);
            return Command.OK;
        });
        programs.put("base64", c::base64);
        Map.of("md5sum", "MD5", "sha1sum", "SHA-1", "sha256sum", "SHA-256")
                .forEach((name, algorithm) -> programs.put(name, call -> c.digest(call, algorithm)));
    }

    private static int echo(Invocation call) throws IOException {
        int first = 0;
        boolean newline = true;
        boolean escapes = false;
        while (call.arg(first).matches("-[neE]+")) {
            newline &= !call.arg(first).contains("n");
            escapes |= call.arg(first).contains("e");
            first++;
        }
        String text = String.join(" ", call.args().subList(first, call.args().size()));
        call.print((escapes ? unescape(text) : text) + (newline ? "\n" : ""));
        return Command.OK;
    }

    private static int printf(Invocation call) throws IOException {
        String format = unescape(call.arg(0));
        List<String> args = new ArrayList<>(call.args().subList(Math.min(1, call.args().size()), call.args().size()));
        StringBuilder out = new StringBuilder();
        do {
            int before = args.size();
            for (int i = 0; i < format.length(); i++) {
                if (format.startsWith("%s", i) || format.startsWith("%d", i) || format.startsWith("%b", i)) {
                    String arg = args.isEmpty() ? "" : args.remove(0);
                    out.append(format.startsWith("%b", i) ? unescape(arg) : arg);
                    i++;
                } else if (format.startsWith("%%", i)) {
                    out.append('%');
                    i++;
                } else {
                    out.append(format.charAt(i));
                }
            }
            if (before == args.size()) {
                break;
            }
        } while (!args.isEmpty());
        call.print(out.toString());
        return Command.OK;
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\\\", "\\");
    }

    private int part(Invocation call, boolean first) throws IOException {
        String count = call.option("-n").orElseGet(() -> call.args().stream().filter(a -> a.matches("-\\d+"))
                .map(a -> a.substring(1)).findFirst().orElse(String.valueOf(DEFAULT_LINES)));
        List<String> operands = call.operands("-n");
        if (call.has("-c")) {
            return call.unknown(1, call.name() + ": unknown option -c");
        }
        List<String> lines = lines(input(call, operands));
        int n = Math.min(lines.size(), Integer.parseInt(count));
        return call.answer(first ? lines.subList(0, n) : lines.subList(lines.size() - n, lines.size()));
    }

    private int wc(Invocation call) throws IOException {
        byte[] input = input(call, call.operands());
        String text = new String(input, StandardCharsets.UTF_8);
        long lines = text.chars().filter(c -> c == '\n').count();
        long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
        String counts = call.has("-l") ? String.valueOf(lines) : call.has("-w") ? String.valueOf(words)
                : call.has("-c") ? String.valueOf(input.length) : lines + " " + words + " " + input.length;
        call.println(counts + (call.operands().isEmpty() ? "" : " " + call.last()));
        return Command.OK;
    }

    private int base64(Invocation call) throws IOException {
        byte[] input = input(call, call.operands("-w"));
        if (call.has("-d")) {
            try {
                call.console().out().write(Base64.getMimeDecoder().decode(input));
                return Command.OK;
            } catch (IllegalArgumentException e) {
                return call.fail(1, "base64: bad input");
            }
        }
        int width = Integer.parseInt(call.option("-w").orElse("76"));
        call.println(width == 0 ? Base64.getEncoder().encodeToString(input)
                : Base64.getMimeEncoder(width, new byte[] {'\n'}).encodeToString(input));
        return Command.OK;
    }

    private int digest(Invocation call, String algorithm) throws IOException {
        List<String> paths = call.operands().isEmpty() ? List.of("-") : call.operands();
        for (String path : paths) {
            try {
                byte[] content = path.equals("-") ? call.input() : files.read(path, call.user());
                String hex = HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
                call.println(call.has("-b") ? hex : hex + "  " + path);
            } catch (IOException e) {
                return call.fail(1, call.name() + ": " + path + ": " + e.getMessage());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return Command.OK;
    }

    /** The named files one after another, or standard input. */
    private byte[] input(Invocation call, List<String> paths) throws IOException {
        if (paths.isEmpty() || paths.equals(List.of("-"))) {
            return call.input();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String path : paths) {
            all.write(files.read(path, call.user()));
        }
        return all.toByteArray();
    }

    private static List<String> lines(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).lines().toList();
    }
}
