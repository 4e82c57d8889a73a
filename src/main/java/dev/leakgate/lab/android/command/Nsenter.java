package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code nsenter --mount=/proc/<pid>/ns/mnt -- <command>}: root mounts, unmounts or lists in the mount namespace of another
 * process.
 */
final class Nsenter implements Command {

    private static final Pattern NAMESPACE = Pattern.compile("--mount=/proc/(\\d+)/ns/mnt");

    private final Phone phone;

    Nsenter(Phone phone) {
        this.phone = phone;
    }

    @Override
    public int run(Invocation call) throws IOException {
        Matcher namespace = NAMESPACE.matcher(call.arg(0));
        if (!namespace.matches() || !call.arg(1).equals("--")) {
            return call.unknown(1, "nsenter: bad arguments");
        }
        int pid = Integer.parseInt(namespace.group(1));
        if (call.user() != User.ROOT) {
            return call.fail(1, "nsenter: setns: Operation not permitted");
        }
        if (phone.processes().all().values().stream().noneMatch(p -> p.pid() == pid)) {
            return call.fail(1, "nsenter: /proc/" + pid + "/ns/mnt: No such file or directory");
        }
        return within(pid, call.skip(2), call.args().subList(2, call.args().size()));
    }

    private int within(int pid, Invocation call, List<String> words) throws IOException {
        switch (words.get(0) + (words.contains("--bind") ? " --bind" : "")) {
            case "mount --bind" -> {
                phone.namespaces().bind(pid, words.get(2), words.get(3));
                return OK;
            }
            case "umount" -> {
                return phone.namespaces().unmount(pid, words.get(1)) ? OK : call.fail(1, "umount: " + words.get(1) + ": Invalid argument");
            }
            case "ls" -> {
                String path = words.get(1);
                String folder = path.substring(0, path.lastIndexOf('/'));
                String seen = phone.namespaces().at(pid, folder).orElse(folder) + path.substring(folder.length());
                return phone.files().find(seen).isPresent() ? call.answer(path) : call.fail(1, "ls: " + path + ": No such file or directory");
            }
            default -> {
                return call.unknown(1, "nsenter: exec " + words.get(0) + ": No such file or directory");
            }
        }
    }
}
