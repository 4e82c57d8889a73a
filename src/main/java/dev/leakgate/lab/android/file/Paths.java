package dev.leakgate.lab.android.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Paths of a phone, as text. */
public final class Paths {

    private static final Map<String, String> LINKS = Map.of("/sdcard", "/storage/emulated/0", "/etc", "/system/etc",
            "/bin", "/system/bin", "/storage/self/primary", "/storage/emulated/0");

    private Paths() {
    }

    /** Absolute path without {@code .}, {@code ..}, double slashes and the phone's symbolic links. */
    public static String canonical(String path) {
        List<String> kept = new ArrayList<>();
        for (String name : names(path)) {
            if (name.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.remove(kept.size() - 1);
                }
            } else if (!name.equals(".")) {
                kept.add(name);
            }
        }
        String absolute = "/" + String.join("/", kept);
        for (Map.Entry<String, String> link : LINKS.entrySet()) {
            if (within(absolute, link.getKey())) {
                return link.getValue() + absolute.substring(link.getKey().length());
            }
        }
        return absolute;
    }

    /** The directory a canonical path lies in; that of the root is the root. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** The last part. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    static List<String> names(String path) {
        return Arrays.stream(path.split("/")).filter(n -> !n.isEmpty()).toList();
    }

    static boolean within(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }
}
