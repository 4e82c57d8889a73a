package dev.leakgate.lab.android;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What single processes see mounted in their own mount namespaces (mount_namespaces(7)) over what all see: such mounts
 * are inherited by processes that are forked later, and by nobody else.
 */
public final class MountNamespaces {

    private final Map<Integer, Map<String, Deque<String>>> binds = new HashMap<>();

    /** {@code mount --bind source path} in the namespace of a process. */
    public synchronized void bind(int pid, String source, String path) {
        binds.computeIfAbsent(pid, p -> new HashMap<>()).computeIfAbsent(path, p -> new ArrayDeque<>()).push(source);
    }

    /** {@code umount path} in the namespace of a process. @return whether something was mounted there */
    public synchronized boolean unmount(int pid, String path) {
        Deque<String> here = binds.getOrDefault(pid, Map.of()).getOrDefault(path, new ArrayDeque<>());
        return here.poll() != null;
    }

    /** The folder that a process sees at {@code path}, when it is another. */
    public synchronized Optional<String> at(int pid, String path) {
        return Optional.ofNullable(binds.getOrDefault(pid, Map.of()).getOrDefault(path, new ArrayDeque<>()).peek());
    }

    synchronized void fork(int parent, int child) {
        Map<String, Deque<String>> own = new HashMap<>();
        binds.getOrDefault(parent, Map.of()).forEach((path, stack) -> own.put(path, new ArrayDeque<>(stack)));
        binds.put(child, own);
    }

    synchronized void clear() {
        binds.clear();
    }
}
