package dev.leakgate.phone;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.phone.trust.RootShell;
import dev.leakgate.phone.trust.SystemTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was on a phone before the harness touched it. Kept in {@code <state>/phones/<serial>.json}, which
 * {@code mvn clean} does not reach, and in the phone's own setting {@code global leakgate_old_state}, so that another
 * machine can restore it too.
 */
final class OldState {

    private static final String SETTING = "leakgate_old_state";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Input method and animations: the driver sets them to its own, and leaves them so when it is killed. */
    private static final List<String> DRIVERS = List.of("secure default_input_method", "global window_animation_scale",
            "global transition_animation_scale", "global animator_duration_scale");

    /**
     * @param proxy   value of the setting {@code global http_proxy}, or null when it was not set
     * @param mounted folder that a temporary mount covers, or null
     * @param settings others that were changed, by {@code namespace key}; a value of null was not set
     * @param installed a package that was put on the phone, or null
     */
    record Kept(String proxy, String mounted, Map<String, String> settings, String installed) {
        Kept {
            settings = settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }

    private final Path file;
    private Kept kept;

    private OldState(Path file, Kept kept) {
        this.file = file;
        this.kept = kept;
    }

    /** The state that a run which ended badly did not restore. */
    static Optional<OldState> leftBehind(Phone phone, Path stateFolder) {
        Path file = file(phone, stateFolder);
        String onPhone = phone.shell("settings get global " + SETTING);
        if (Files.exists(file)) {
            return Optional.of(new OldState(file, parse(read(file), file.toString())));
        }
        if (onPhone.isEmpty() || onPhone.equals("null")) {
            return Optional.empty();
        }
        String json = new String(Base64.getDecoder().decode(onPhone), StandardCharsets.UTF_8);
        return Optional.of(new OldState(file, parse(json, "the phone's setting " + SETTING)));
    }

    /** This machine knows of a state to be restored, and the phone does not: it has lost all that was written on it. */
    static boolean isForgotten(Phone phone, Path stateFolder) {
        String onPhone = phone.shell("settings get global " + SETTING);
        return Files.exists(file(phone, stateFolder)) && (onPhone.isEmpty() || onPhone.equals("null"));
    }

    /** Writes down what is there now; nothing may be changed before. */
    static OldState journal(Phone phone, Path stateFolder) {
        String proxy = phone.shell("settings get global http_proxy");
        OldState state = new OldState(file(phone, stateFolder), new Kept(proxy.equals("null") ? null : proxy, null, drivers(phone), null));
        state.write(phone);
        return state;
    }

    private static Map<String, String> drivers(Phone phone) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> told = Questions.ask(DRIVERS.stream().map(OldState::get).toList(), phone::shell);
        DRIVERS.forEach(name -> settings.put(name, told.get(get(name)).equals("null") ? null : told.get(get(name))));
        return settings;
    }

    private static String get(String name) {
        return "settings get " + name;
    }

    void mounted(Phone phone, String folder) {
        kept = new Kept(kept.proxy(), folder, kept.settings(), kept.installed());
        write(phone);
    }

    /** Writes down what a setting is before it is changed for the first time. @param name {@code namespace key} */
    void changing(Phone phone, String name) {
        if (!kept.settings().containsKey(name)) {
            String value = phone.shell(get(name));
            Map<String, String> settings = new LinkedHashMap<>(kept.settings());
            settings.put(name, value.equals("null") ? null : value);
            kept = new Kept(kept.proxy(), kept.mounted(), settings, kept.installed());
            write(phone);
        }
    }

    /** @param packageName of what is about to be installed, or null when it is gone again */
    void installed(Phone phone, String packageName) {
        kept = new Kept(kept.proxy(), kept.mounted(), kept.settings(), packageName);
        write(phone);
    }

    /** Puts everything back and forgets; a second call does nothing. */
    void restore(Phone phone) {
        if (kept == null) {
            return;
        }
        if (kept.mounted() != null) {
            RootShell.of(phone::shell).ifPresent(root -> new SystemTrust(root, phone.sdk()).remove());
        }
        if (kept.proxy() == null) {
            // ":0" first: deleting alone leaves the old proxy in force until the next start of the phone.
            phone.shell("settings put global http_proxy :0; settings delete global http_proxy; settings delete global "
                    + "global_http_proxy_host; settings delete global global_http_proxy_port");
        } else {
            phone.shell("settings put global http_proxy " + kept.proxy());
        }
        // In one round trip, because a run that is being ended has little time.
        phone.shell(kept.settings().entrySet().stream().map(s -> s.getValue() == null ? "settings delete " + s.getKey()
                : "settings put " + s.getKey() + " '" + s.getValue().replace("'", "'\\''") + "'").collect(Collectors.joining("; ", "", "; true")));
        if (kept.installed() != null) {
            phone.shell("pm uninstall " + kept.installed() + "; true");
        }
        phone.shell("settings delete global " + SETTING);
        kept = null;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Phone phone) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            byte[] json = JSON.writeValueAsBytes(kept);
            Files.write(fresh, json);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            phone.shell("settings put global " + SETTING + " " + Base64.getEncoder().encodeToString(json));
        } catch (IOException e) {
            throw new UncheckedIOException("the old state of " + phone.entry().id() + " cannot be written to " + file
                    + ", so nothing is changed on the phone", e);
        }
    }

    private static Path file(Phone phone, Path stateFolder) {
        String serial = phone.shell("getprop ro.serialno");
        return stateFolder.resolve("phones").resolve(serial.replaceAll("[^A-Za-z0-9._-]", "_") + ".json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kept parse(String json, String from) {
        try {
            return JSON.readValue(json, Kept.class);
        } catch (IOException e) {
            throw new PhoneException("the old state kept in " + from + " is damaged; restore the phone's proxy by hand "
                    + "(settings put global http_proxy :0) and delete it", e);
        }
    }
}
