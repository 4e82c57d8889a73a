package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileInfo;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code chmod chown chcon restorecon stat}: owner, mode and SELinux label of files. */
final class AttributeCommands {

    private static final String SYSTEM_LABEL = "u:object_r:system_file:s0";

    private final FileSystem files;

    private AttributeCommands(FileSystem files) {
        this.files = files;
    }

    static void addTo(Map<String, Command> programs, FileSystem files) {
        AttributeCommands c = new AttributeCommands(files);
        programs.put("chmod", call -> c.change(call, (path, mode) -> files.chmod(path, Integer.parseInt(mode, 8), call.user())));
        programs.put("chown", call -> c.change(call, (path, owner) -> {
            String[] parts = owner.split("[:.]");
            files.chown(path, parts[0], parts.length > 1 ? parts[1] : null, call.user());
        }));
        programs.put("chcon", call -> c.change(call, (path, label) -> files.chcon(path, label, call.user())));
        programs.put("restorecon", call -> {
            for (String path : call.operands()) {
                files.chcon(path, SYSTEM_LABEL, call.user());
            }
            return Command.OK;
        });
        programs.put("stat", c::stat);
    }

    private interface Change {
        void apply(String path, String value) throws FileException;
    }

    /** {@code chmod [-R] <value> <path>...}. */
    private int change(Invocation call, Change change) throws IOException {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            return call.fail(1, call.name() + ": Needs 2 arguments");
        }
        boolean recursive = call.has("-R");
        int code = Command.OK;
        for (String path : operands.subList(1, operands.size())) {
            try {
                for (String each : recursive ? tree(path) : Set.of(path)) {
                    change.apply(each, operands.get(0));
                }
            } catch (FileException e) {
                code = call.fail(1, call.name() + ": '" + path + "' to '" + operands.get(0) + "': " + e.getMessage());
            } catch (NumberFormatException e) {
                return call.unknown(1, call.name() + ": bad mode '" + operands.get(0) + "'");
            }
        }
        return code;
    }

    private List<String> tree(String path) throws FileException {
        List<String> paths = new ArrayList<>(List.of(path));
        if (files.find(path).filter(FileInfo::isDirectory).isPresent()) {
            for (FileInfo f : files.list(path)) {
                paths.addAll(tree(path + "/" + f.name()));
            }
        }
        return paths;
    }

    private int stat(Invocation call) throws IOException {
        String path = call.last();
        FileInfo f = files.find(path).orElse(null);
        if (f == null) {
            return call.fail(1, "stat: '" + path + "': No such file or directory");
        }
        String octal = Integer.toOctalString(f.mode() & 07777);
        if (call.has("-c")) {
            return call.answer(call.option("-c").orElse("").replace("%a", octal).replace("%U", f.owner()).replace("%G", f.group())
                    .replace("%s", String.valueOf(f.size())).replace("%n", path).replace("%A", f.modeText())
                    .replace("%C", f.label()).replace("%Y", String.valueOf(f.mtimeSeconds())));
        }
        return call.answer("  File: " + path, "  Size: " + f.size() + "\t Blocks: 8\t IO Blocks: 4096\t"
                + (f.isDirectory() ? "directory" : "regular file"),
                "Access: (" + octal + "/" + f.modeText() + ")\tUid: (    0/" + f.owner() + ")\tGid: (    0/" + f.group() + ")");
    }
}
