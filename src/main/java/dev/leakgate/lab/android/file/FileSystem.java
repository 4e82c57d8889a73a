package dev.leakgate.lab.android.file;

import dev.leakgate.lab.android.file.FileException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A phone's files, in memory. Mounts hide what is below them until they are unmounted; {@code /system} is read-only
 * until it is remounted or covered; who may write where follows Android's user 0 (root) and 2000 (shell).
 */
public final class FileSystem {

    private static final List<String> READ_ONLY = List.of("/system", "/vendor", "/product");
    private static final List<String> OPEN_TO_SHELL = List.of("/data/local/tmp", "/storage", "/mnt/sdcard", "/dev/null");

    private static final int ROOT_ONLY = 0600;

    private final FileNode root;
    private final Supplier<Long> clock;
    private final Map<String, List<Mount>> mounts = new LinkedHashMap<>();
    private boolean systemWritable;

    private record Mount(String source, String type, FileNode top) {
    }

    /** @param clock seconds since 1970 */
    public FileSystem(Supplier<Long> clock) {
        this.clock = clock;
        this.root = FileNode.directory("root", clock.get());
        for (String d : List.of("/data/local/tmp", "/data/app", "/storage/emulated/0/Download", "/system/bin", "/system/etc",
                "/vendor", "/product", "/dev", "/proc", "/sys")) {
            install(d);
        }
    }

    /** Who runs a command. */
    public enum User {
        ROOT("root"), SHELL("shell");

        private final String word;

        User(String word) {
            this.word = word;
        }
    }

    // ---- what the phone itself puts down, past all permissions

    /** Makes a directory and its parents. */
    public synchronized void install(String path) {
        FileNode node = root;
        for (String name : Paths.names(Paths.canonical(path))) {
            node = node.entries.computeIfAbsent(name, n -> FileNode.directory("root", clock.get()));
        }
    }

    /** Puts a file down, with its parents. */
    public synchronized void install(String path, byte[] content) {
        put(path, FileNode.file(content, "root", clock.get()));
    }

    /** A file whose content is computed at each reading. */
    public synchronized void install(String path, Supplier<String> content) {
        put(path, FileNode.computed(() -> content.get().getBytes(StandardCharsets.UTF_8), clock.get()));
    }

    /** A file that nobody but root may read, whose content is computed at each reading. */
    public synchronized void installForRoot(String path, Supplier<String> content) {
        install(path, content);
        walk(Paths.canonical(path)).orElseThrow().permissions = ROOT_ONLY;
    }

    private void put(String path, FileNode file) {
        String p = Paths.canonical(path);
        install(Paths.parent(p));
        walk(Paths.parent(p)).orElseThrow().entries.put(Paths.name(p), file);
    }

    // ---- reading

    public synchronized Optional<FileInfo> find(String path) {
        String p = Paths.canonical(path);
        return walk(p).map(n -> n.info(Paths.name(p)));
    }

    public synchronized byte[] read(String path) throws FileException {
        FileNode node = walk(Paths.canonical(path)).orElseThrow(() -> new FileException(Reason.MISSING));
        if (node.isDirectory()) {
            throw new FileException(Reason.IS_DIRECTORY);
        }
        return node.content();
    }

    /** As {@link #read(String)}, where the user may. */
    public synchronized byte[] read(String path, User user) throws FileException {
        if (user != User.ROOT && walk(Paths.canonical(path)).filter(n -> n.permissions == ROOT_ONLY).isPresent()) {
            throw new FileException(Reason.DENIED);
        }
        return read(path);
    }

    /** Entries of a directory by name. */
    public synchronized List<FileInfo> list(String path) throws FileException {
        String p = Paths.canonical(path);
        FileNode node = walk(p).orElseThrow(() -> new FileException(Reason.MISSING));
        if (!node.isDirectory()) {
            throw new FileException(Reason.NOT_DIRECTORY);
        }
        List<FileInfo> infos = new ArrayList<>();
        node.entries.keySet().forEach(n -> infos.add(walk(Paths.join(p, n)).orElseThrow().info(n)));
        return infos;
    }

    // ---- writing

    /** Creates or replaces a file in an existing directory. */
    public synchronized void write(String path, byte[] content, User user) throws FileException {
        String p = Paths.canonical(path);
        if (p.equals("/dev/null")) {
            return;
        }
        check(p, user);
        FileNode directory = directory(Paths.parent(p));
        FileNode old = directory.entries.get(Paths.name(p));
        if (old != null && old.isDirectory()) {
            throw new FileException(Reason.IS_DIRECTORY);
        }
        if (old != null) {
            old.content(content.clone(), clock.get());
        } else {
            directory.entries.put(Paths.name(p), FileNode.file(content.clone(), user.word, clock.get()));
        }
    }

    public synchronized void makeDirectory(String path, boolean withParents, User user) throws FileException {
        String p = Paths.canonical(path);
        if (walk(p).isPresent()) {
            if (withParents && walk(p).get().isDirectory()) {
                return;
            }
            throw new FileException(Reason.EXISTS);
        }
        if (withParents && walk(Paths.parent(p)).isEmpty()) {
            makeDirectory(Paths.parent(p), true, user);
        }
        check(p, user);
        directory(Paths.parent(p)).entries.put(Paths.name(p), FileNode.directory(user.word, clock.get()));
    }

    public synchronized void remove(String path, boolean recursive, User user) throws FileException {
        String p = Paths.canonical(path);
        FileNode node = walk(p).orElseThrow(() -> new FileException(Reason.MISSING));
        if (node.isDirectory() && !recursive) {
            throw new FileException(Reason.IS_DIRECTORY);
        }
        check(p, user);
        directory(Paths.parent(p)).entries.remove(Paths.name(p));
    }

    public synchronized void move(String from, String to, User user) throws FileException {
        String source = Paths.canonical(from);
        FileNode node = walk(source).orElseThrow(() -> new FileException(Reason.MISSING));
        String target = Paths.canonical(to);
        if (walk(target).filter(FileNode::isDirectory).isPresent()) {
            target = Paths.join(target, Paths.name(source));
        }
        if (target.startsWith(source + "/")) {
            throw new FileException(Reason.INVALID);
        }
        check(source, user);
        check(target, user);
        directory(Paths.parent(target)).entries.put(Paths.name(target), node);
        directory(Paths.parent(source)).entries.remove(Paths.name(source));
    }

    public void chmod(String path, int permissions, User user) throws FileException {
        change(path, user, (node, now) -> node.permissions = permissions);
    }

    /** @param group null leaves it */
    public void chown(String path, String owner, String group, User user) throws FileException {
        change(path, user, (node, now) -> {
            node.owner = owner;
            node.group = group == null ? node.group : group;
        });
    }

    public void chcon(String path, String label, User user) throws FileException {
        change(path, user, (node, now) -> node.label = label);
    }

    public void touch(String path, User user) throws FileException {
        if (find(path).isEmpty()) {
            write(path, new byte[0], user);
        } else {
            change(path, user, (node, now) -> node.mtimeSeconds = now);
        }
    }

    private synchronized void change(String path, User user, BiConsumer<FileNode, Long> change) throws FileException {
        String p = Paths.canonical(path);
        FileNode node = walk(p).orElseThrow(() -> new FileException(Reason.MISSING));
        check(p, user);
        change.accept(node, clock.get());
    }

    // ---- mounts

    /** {@code mount -t tmpfs}: an empty directory over {@code path}. */
    public synchronized void mountTmpfs(String path) throws FileException {
        mount(path, "tmpfs", "tmpfs", FileNode.directory("root", clock.get()));
    }

    /** {@code mount --bind}: what is at {@code source} shows at {@code path} as well. */
    public synchronized void bind(String source, String path) throws FileException {
        FileNode node = walk(Paths.canonical(source)).orElseThrow(() -> new FileException(Reason.MISSING));
        mount(path, Paths.canonical(source), "none", node);
    }

    private void mount(String path, String source, String type, FileNode top) throws FileException {
        String p = Paths.canonical(path);
        if (walk(p).isEmpty()) {
            throw new FileException(Reason.MISSING);
        }
        mounts.computeIfAbsent(p, k -> new ArrayList<>()).add(new Mount(source, type, top));
    }

    public synchronized void unmount(String path) throws FileException {
        List<Mount> here = mounts.get(Paths.canonical(path));
        if (here == null) {
            throw new FileException(Reason.INVALID);
        }
        here.remove(here.size() - 1);
        if (here.isEmpty()) {
            mounts.remove(Paths.canonical(path));
        }
    }

    /** As a restart does. */
    public synchronized void unmountAll() {
        mounts.clear();
        systemWritable = false;
    }

    /** {@code mount -o remount,rw /system}, or {@code ro}. */
    public synchronized void remountSystem(boolean writable) {
        systemWritable = writable;
    }

    /** Lines of {@code /proc/mounts}. */
    public synchronized List<String> mountTable() {
        List<String> lines = new ArrayList<>(List.of(
                "/dev/block/dm-0 / ext4 " + (systemWritable ? "rw" : "ro") + ",seclabel,relatime 0 0",
                "/dev/block/dm-2 /data ext4 rw,seclabel,nosuid,nodev,noatime 0 0"));
        mounts.forEach((path, stack) -> stack.forEach(m ->
                lines.add(m.source + " " + path + " " + m.type + " rw,seclabel,relatime 0 0")));
        return lines;
    }

    // ---- finding

    private Optional<FileNode> walk(String path) {
        FileNode node = root;
        String at = "";
        for (String name : Paths.names(path)) {
            node = node.isDirectory() ? node.entries.get(name) : null;
            if (node == null) {
                return Optional.empty();
            }
            at += "/" + name;
            List<Mount> here = mounts.get(at);
            if (here != null) {
                node = here.get(here.size() - 1).top;
            }
        }
        return Optional.of(node);
    }

    private FileNode directory(String path) throws FileException {
        FileNode node = walk(path).orElseThrow(() -> new FileException(Reason.MISSING));
        if (!node.isDirectory()) {
            throw new FileException(Reason.NOT_DIRECTORY);
        }
        return node;
    }

    private void check(String path, User user) throws FileException {
        boolean covered = mounts.keySet().stream().anyMatch(m -> Paths.within(path, m));
        boolean system = READ_ONLY.stream().anyMatch(d -> Paths.within(path, d));
        if (system && !covered && !systemWritable) {
            throw new FileException(Reason.READ_ONLY);
        }
        if (user != User.ROOT && (system || OPEN_TO_SHELL.stream().noneMatch(d -> Paths.within(path, d)))) {
            throw new FileException(Reason.DENIED);
        }
    }
}
