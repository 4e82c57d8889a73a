package dev.leakgate.lab.android.file;

/**
 * What {@code stat} tells about a file.
 *
 * @param mode  POSIX mode with file type bits
 * @param size  bytes
 * @param label SELinux context
 */
public record FileInfo(String name, int mode, int size, long mtimeSeconds, String owner, String group, String label) {

    public boolean isDirectory() {
        return (mode & FileNode.DIRECTORY) != 0;
    }

    /** {@code drwxr-xr-x}. */
    public String modeText() {
        StringBuilder text = new StringBuilder(isDirectory() ? "d" : "-");
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 1 ? "rwx".charAt(2 - bit % 3) : '-');
        }
        return text.toString();
    }
}
