package dev.leakgate.lab.android.shell;

import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Script.Redirect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Redirections of one command: opens the files first, writes them when the command is done. */
final class Redirection {

    private final FileSystem files;
    private final User user;
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    private String refused = "";

    Redirection(FileSystem files, User user) {
        this.files = files;
        this.user = user;
    }

    /** @param target null for {@code 2>&1} */
    Console apply(Redirect redirect, String target, Console console) throws FileException {
        refused = (redirect.kind() == Redirect.Kind.READ ? "open " : "create ") + target;
        switch (redirect.kind()) {
            case READ -> {
                return console.withIn(new ByteArrayInputStream(files.read(target)));
            }
            case JOIN -> {
                return redirect.stream() == 2 ? console.withErr(console.out()) : console.withOut(console.err());
            }
            default -> {
                ByteArrayOutputStream buffer = new ByteArrayOutputStream();
                if (redirect.kind() == Redirect.Kind.APPEND && files.find(target).isPresent()) {
                    buffer.writeBytes(files.read(target));
                }
                files.write(target, buffer.toByteArray(), user);
                written.put(target, buffer);
                return redirect.stream() == 2 ? console.withErr(buffer) : console.withOut(buffer);
            }
        }
    }

    void finish() throws FileException {
        for (Map.Entry<String, ByteArrayOutputStream> file : written.entrySet()) {
            files.write(file.getKey(), file.getValue().toByteArray(), user);
        }
    }

    /** What was tried last: {@code create /system/x}. */
    String refused() {
        return refused;
    }
}
