package dev.leakgate.lab.android;

import dev.leakgate.adb.SyncFiles;
import dev.leakgate.lab.android.Transcript.Kind;
import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileInfo;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.file.Paths;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phone's files as the sync service sees them, with the rights of a shell. */
final class PhoneSyncFiles implements SyncFiles {

    private static final int PERMISSION_BITS = 0777;
    private static final int SHELL_ID = 2000;

    private final Phone phone;
    private final FileSystem files;

    PhoneSyncFiles(Phone phone) {
        this.phone = phone;
        this.files = phone.files();
    }

    @Override
    public Optional<Stat> stat(String path) {
        return files.find(path).map(PhoneSyncFiles::stat);
    }

    @Override
    public List<Entry> list(String path) {
        try {
            return files.list(path).stream().map(f -> new Entry(f.name(), stat(f))).toList();
        } catch (FileException e) {
            return List.of();
        }
    }

    @Override
    public byte[] read(String path) throws IOException {
        phone.transcript().record(Kind.SYNC, "RECV " + path, Map.of());
        return files.read(path);
    }

    @Override
    public void write(String path, int mode, int mtimeSeconds, byte[] data) throws IOException {
        phone.transcript().record(Kind.SYNC, "SEND " + path, Map.of("bytes", data.length));
        String target = Paths.canonical(path);
        files.makeDirectory(Paths.parent(target), true, User.SHELL);
        files.write(target, data, User.SHELL);
        files.chmod(target, mode & PERMISSION_BITS, User.SHELL);
    }

    @Override
    public void unknownRequest(String id) {
        phone.transcript().recordUnknown(Kind.SYNC, id);
    }

    private static Stat stat(FileInfo f) {
        int owner = f.owner().equals("root") ? 0 : SHELL_ID;
        return new Stat(f.mode(), f.size(), (int) f.mtimeSeconds(), owner, owner);
    }
}
