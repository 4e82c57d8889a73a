package dev.leakgate.phone.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The module's files by Magisk's developer guide, and its scripts under this machine's shell in a folder that stands for the
 * phone's root; what only root can do is written down instead.
 */
class MagiskModuleTest {

    private static final MagiskModule MODULE = new MagiskModule("c8750f0d.0", "our certificate\n", "AB:CD");
    private static final String STORE = "apex/com.android.conscrypt/cacerts";
    private static final String COPY = "data/adb/leakgate-cacerts";

    @TempDir
    Path root;

    private Path module;
    private Map<String, String> files;

    @BeforeEach
    void install() throws IOException {
        files = unzipped();
        module = root.resolve("data/adb/modules/leakgate-ca");
        for (Map.Entry<String, String> file : files.entrySet()) {
            put(module.resolve(file.getKey()), file.getValue());
        }
        for (String done : List.of("mount", "chown", "chcon")) {
            Path tool = put(root.resolve("bin/" + done), "#!/bin/sh\necho " + done + " \"$@\" >> " + root.resolve("done") + "\n");
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void has_the_files_that_the_guide_names() throws IOException {
        Properties told = new Properties();
        told.load(new ByteArrayInputStream(files.get("module.prop").getBytes(StandardCharsets.US_ASCII)));

        assertThat(files.keySet()).containsExactlyInAnyOrder("module.prop", "post-fs-data.sh", "system/etc/security/cacerts/c8750f0d.0",
                "META-INF/com/google/android/update-binary", "META-INF/com/google/android/updater-script");
        assertThat(told.stringPropertyNames()).containsExactlyInAnyOrder("id", "name", "version", "versionCode", "author", "description");
        assertThat(told.getProperty("id")).matches("[a-zA-Z][a-zA-Z0-9._-]+");
        assertThat(told.getProperty("versionCode")).matches("\\d+");
        assertThat(files.get("META-INF/com/google/android/updater-script")).isEqualTo("#MAGISK\n");
        assertThat(files.values()).noneMatch(text -> text.contains("\r"));
    }

    @Test
    void before_android_14_magisk_itself_puts_the_certificate_into_the_store() throws Exception {
        assertThat(run(module.resolve("post-fs-data.sh"))).isZero();

        assertThat(done()).isEmpty();
        assertThat(files.get("system/etc/security/cacerts/c8750f0d.0")).isEqualTo("our certificate\n");
    }

    @Test
    void from_android_14_on_a_store_with_both_covers_that_of_the_apex() throws Exception {
        put(root.resolve(STORE).resolve("00673b5b.0"), "a certificate\n");
        put(root.resolve(STORE).resolve("04f60c28.0"), "another\n");

        assertThat(run(module.resolve("post-fs-data.sh"))).isZero();

        assertThat(root.resolve(COPY)).isDirectoryContaining("glob:**/00673b5b.0").isDirectoryContaining("glob:**/04f60c28.0");
        assertThat(root.resolve(COPY).resolve("c8750f0d.0")).hasContent("our certificate");
        assertThat(Files.getPosixFilePermissions(root.resolve(COPY).resolve("c8750f0d.0"))).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(done()).first().isEqualTo("mount -t tmpfs tmpfs " + root.resolve(COPY));
        assertThat(done()).last().isEqualTo("mount --bind " + root.resolve(COPY) + " " + root.resolve(STORE));
        assertThat(done()).anyMatch(line -> line.startsWith("chcon u:object_r:system_file:s0 " + root.resolve(COPY)));
    }

    @Test
    void a_store_that_could_not_be_copied_stays_as_it_is() throws Exception {
        put(root.resolve(STORE).resolve("00673b5b.0"), "a certificate\n");
        Files.delete(module.resolve("system/etc/security/cacerts/c8750f0d.0"));
        Path cp = put(root.resolve("bin/cp"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(cp, PosixFilePermissions.fromString("rwx------"));

        assertThat(run(module.resolve("post-fs-data.sh"))).isNotZero();

        assertThat(done()).noneMatch(line -> line.contains("--bind"));
    }

    @Test
    void magisks_own_installer_does_the_installing_where_it_is_new_enough() throws Exception {
        Path installer = module.resolve("META-INF/com/google/android/update-binary");
        Path functions = root.resolve("data/adb/magisk/util_functions.sh");

        put(functions, "MAGISK_VER_CODE=20300\ninstall_module() { mount installed $OUTFD $ZIPFILE; }\n");
        assertThat(run(installer, "3", "1", "module.zip")).isNotZero();
        assertThat(done()).noneMatch(line -> line.contains("installed"));

        put(functions, "MAGISK_VER_CODE=27000\ninstall_module() { mount installed $OUTFD $ZIPFILE; }\n");
        assertThat(run(installer, "3", "1", "module.zip")).isZero();
        assertThat(done()).last().isEqualTo("mount installed 1 module.zip");
    }

    private static Map<String, String> unzipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MODULE.writeTo(bytes);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.US_ASCII));
            }
        }
        return files;
    }

    /** The script as it stands, but for where the phone's root is. */
    private int run(Path script, String... arguments) throws Exception {
        String here = Files.readString(script).replace("=/apex/", "=" + root + "/apex/").replace("=/data/", "=" + root + "/data/");
        Path moved = Files.writeString(script.resolveSibling("run-" + script.getFileName()), here);
        ProcessBuilder shell = new ProcessBuilder("sh", moved.toString()).redirectErrorStream(true).redirectOutput(root.resolve("output").toFile());
        shell.command().addAll(List.of(arguments));
        shell.environment().merge("PATH", root.resolve("bin") + ":", (path, ours) -> ours + path);
        return shell.start().waitFor();
    }

    private List<String> done() throws IOException {
        Path done = root.resolve("done");
        return Files.exists(done) ? Files.readAllLines(done) : List.of();
    }

    private static Path put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
