package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileInfo;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.Paths;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ls cat cp mv rm mkdir rmdir touch test mount umount df}: what toybox does with files; {@code abx2xml}. */
final class FileCommands {

    private static final int OK = Command.OK;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final FileSystem files;

    private FileCommands(FileSystem files) {
        this.files = files;
    }

    static void addTo(Map<String, Command> programs, FileSystem files) {
        FileCommands c = new FileCommands(files);
        programs.put("ls", c::ls);
        programs.put("cat", call -> c.each(call, call.operands().isEmpty() ? List.of("-") : call.operands(), path ->
                call.console().out().write(path.equals("-") ? call.input() : files.read(path, call.user()))));
        programs.put("abx2xml", call -> c.each(call, call.operands().subList(0, 1), path -> call.console().out().write(files.read(path, call.user()))));
        programs.put("mkdir", call -> c.each(call, call.operands(), path ->
                files.makeDirectory(path, call.has("-p"), call.user())));
        programs.put("rm", c::rm);
        programs.put("rmdir", c::rmdir);
        programs.put("touch", call -> c.each(call, call.operands(), path -> files.touch(path, call.user())));
        programs.put("cp", c::cp);
        programs.put("mv", call -> c.eachTo(call, (from, to) -> files.move(from, to, call.user())));
        programs.put("[", c::test);
        programs.put("test", c::test);
        programs.put("df", call -> call.answer("Filesystem       1K-blocks     Used Available Use% Mounted on",
                "/dev/block/dm-4  113246208 18874368  94371840  17% " + call.last()));
        programs.put("mount", c::mount);
        programs.put("umount", call -> c.each(call, call.operands(), files::unmount));
    }

    private int ls(Invocation call) throws IOException {
        boolean details = call.args().stream().anyMatch(a -> a.matches("-[^-]*l.*"));
        boolean itself = call.args().stream().anyMatch(a -> a.matches("-[^-]*d.*"));
        boolean labels = call.args().stream().anyMatch(a -> a.matches("-[^-]*Z.*"));
        List<String> paths = call.operands().isEmpty() ? List.of("/") : call.operands();
        return each(call, paths, path -> {
            FileInfo info = files.find(path).orElse(null);
            List<FileInfo> found = info == null || info.isDirectory() && !itself ? files.list(path) : List.of(info);
            List<String> lines = new ArrayList<>();
            for (FileInfo f : found) {
                String shown = f == info ? path : f.name();
                lines.add(!details ? (labels ? f.label() + " " : "") + shown
                        : String.format("%s %d %s %s %s%6d %s %s", f.modeText(), f.isDirectory() ? 2 : 1, f.owner(), f.group(),
                                labels ? f.label() + " " : "", f.size(), MINUTE.format(Instant.ofEpochSecond(f.mtimeSeconds())), shown));
            }
            call.answer(lines);
        });
    }

    private int rm(Invocation call) throws IOException {
        boolean recursive = call.args().stream().anyMatch(a -> a.matches("-[^-]*[rR].*"));
        boolean force = call.args().stream().anyMatch(a -> a.matches("-[^-]*f.*"));
        return each(call, call.operands(), path -> {
            if (!force || files.find(path).isPresent()) {
                files.remove(path, recursive, call.user());
            }
        });
    }

    private int rmdir(Invocation call) throws IOException {
        return each(call, call.operands(), path -> {
            if (!files.list(path).isEmpty()) {
                throw new IOException("Directory not empty");
            }
            files.remove(path, true, call.user());
        });
    }

    private int cp(Invocation call) throws IOException {
        boolean recursive = call.args().stream().anyMatch(a -> a.matches("-[^-]*[rRa].*"));
        return eachTo(call, (from, to) -> {
            if (files.find(from).filter(FileInfo::isDirectory).isEmpty()) {
                files.write(to, files.read(from, call.user()), call.user());
            } else if (recursive) {
                copyTree(from, to, call);
            } else {
                throw new IOException("Skipped dir '" + from + "'");
            }
        });
    }

    private void copyTree(String from, String to, Invocation call) throws FileException {
        files.makeDirectory(to, true, call.user());
        for (FileInfo f : files.list(from)) {
            String source = from + "/" + f.name();
            String target = to + "/" + f.name();
            if (f.isDirectory()) {
                copyTree(source, target, call);
            } else {
                files.write(target, files.read(source, call.user()), call.user());
            }
        }
    }

    private int test(Invocation call) throws IOException {
        List<String> args = new ArrayList<>(call.args());
        if (call.name().equals("[")) {
            args.remove("]");
        }
        boolean negated = args.remove("!");
        return holds(args, call) != negated ? OK : 1;
    }

    private boolean holds(List<String> args, Invocation call) throws IOException {
        if (args.size() == 1) {
            return !args.get(0).isEmpty();
        }
        if (args.size() == 3 && args.get(1).matches("=|==|!=")) {
            return args.get(0).equals(args.get(2)) != args.get(1).equals("!=");
        }
        String operand = args.size() == 2 ? args.get(1) : "";
        switch (args.isEmpty() ? "" : args.get(0)) {
            case "-e", "-r" -> {
                return files.find(operand).isPresent();
            }
            case "-f" -> {
                return files.find(operand).filter(f -> !f.isDirectory()).isPresent();
            }
            case "-d" -> {
                return files.find(operand).filter(FileInfo::isDirectory).isPresent();
            }
            case "-s" -> {
                return files.find(operand).filter(f -> f.size() > 0).isPresent();
            }
            case "-n" -> {
                return !operand.isEmpty();
            }
            case "-z", "" -> {
                return operand.isEmpty();
            }
            default -> {
                call.unknown(2, call.name() + ": unknown condition " + args);
                return false;
            }
        }
    }

    private int mount(Invocation call) throws IOException {
        if (call.args().isEmpty()) {
            return call.answer(files.mountTable().stream().map(l -> l.split(" "))
                    .map(f -> f[0] + " on " + f[1] + " type " + f[2] + " (" + f[3] + ")").toList());
        }
        if (call.user() != FileSystem.User.ROOT) {
            return call.fail(1, "mount: " + call.last() + ": Permission denied");
        }
        List<String> options = List.of(call.option("-o").orElse("").split(","));
        List<String> operands = call.operands("-o", "-t");
        try {
            if (options.contains("remount")) {
                files.remountSystem(options.contains("rw"));
            } else if (operands.size() != 2) {
                return call.unknown(1, "mount: expected <device> <directory>");
            } else if (call.has("--bind") || options.contains("bind")) {
                files.bind(operands.get(0), operands.get(1));
            } else if (call.option("-t").filter("tmpfs"::equals).isPresent()) {
                files.mountTmpfs(operands.get(1));
            } else {
                return call.unknown(1, "mount: '" + call.last() + "': Invalid argument");
            }
            return OK;
        } catch (FileException e) {
            return call.fail(1, "mount: '" + operands.get(0) + "'->'" + call.last() + "': " + e.getMessage());
        }
    }

    private interface PathAction {
        void on(String path) throws IOException;
    }

    private interface CopyAction {
        void on(String from, String to) throws IOException;
    }

    /** Does it for each path, goes on after failures, and tells them as toybox does. */
    private int each(Invocation call, List<String> paths, PathAction action) throws IOException {
        int code = OK;
        for (String path : paths) {
            try {
                action.on(path);
            } catch (FileException e) {
                code = call.fail(1, call.name() + ": " + path + ": " + e.getMessage());
            }
        }
        return code;
    }

    private int eachTo(Invocation call, CopyAction action) throws IOException {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            return call.fail(1, call.name() + ": Needs 2 arguments");
        }
        String to = call.last();
        boolean into = files.find(to).filter(FileInfo::isDirectory).isPresent();
        return each(call, operands.subList(0, operands.size() - 1), from ->
                action.on(from, into ? to + "/" + Paths.name(Paths.canonical(from)) : to));
    }
}
