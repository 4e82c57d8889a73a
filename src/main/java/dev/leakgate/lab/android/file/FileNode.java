package dev.leakgate.lab.android.file;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A file or directory with its POSIX attributes. Guarded by its {@link FileSystem}. */
final class FileNode {

    static final int DIRECTORY = 0040000;
    static final int REGULAR = 0100000;

    /** Of a directory: name to node. Null for a file. */
    final Map<String, FileNode> entries;

    private Supplier<byte[]> content;
    int permissions;
    String owner;
    String group;
    String label = "u:object_r:system_file:s0";
    long mtimeSeconds;

    private FileNode(Map<String, FileNode> entries, Supplier<byte[]> content, int permissions, String owner, long mtimeSeconds) {
        this.entries = entries;
        this.content = content;
        this.permissions = permissions;
        this.owner = owner;
        this.group = owner;
        this.mtimeSeconds = mtimeSeconds;
    }

    static FileNode directory(String owner, long nowSeconds) {
        return new FileNode(new TreeMap<>(), null, 0755, owner, nowSeconds);
    }

    static FileNode file(byte[] content, String owner, long nowSeconds) {
        return new FileNode(null, () -> content, 0644, owner, nowSeconds);
    }

    /** A file whose content is made when it is read, as under {@code /proc}. */
    static FileNode computed(Supplier<byte[]> content, long nowSeconds) {
        return new FileNode(null, content, 0444, "root", nowSeconds);
    }

    boolean isDirectory() {
        return entries != null;
    }

    byte[] content() {
        return content.get();
    }

    void content(byte[] bytes, long nowSeconds) {
        content = () -> bytes;
        mtimeSeconds = nowSeconds;
    }

    FileInfo info(String name) {
        int size = isDirectory() ? 4096 : content().length;
        return new FileInfo(name, (isDirectory() ? DIRECTORY : REGULAR) | permissions, size, mtimeSeconds, owner, group, label);
    }
}
