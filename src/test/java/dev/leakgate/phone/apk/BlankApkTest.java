package dev.leakgate.phone.apk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.lab.android.apk.ApkManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlankApkTest {

    private static final String PACKAGE = "test.leakgate.app48213_amber_otter_velvet";

    @Test
    void a_package_manager_reads_its_name_and_what_it_targets() throws IOException {
        ApkManifest manifest = ApkManifest.read(BlankApk.of(PACKAGE));

        assertThat(manifest.packageName()).isEqualTo(PACKAGE);
        assertThat(manifest.versionCode()).isEqualTo(1);
        assertThat(manifest.versionName()).isEqualTo("1");
        assertThat(manifest.targetSdk()).isEqualTo(29);
        assertThat(manifest.activities()).isEmpty();
    }

    @Test
    void its_manifest_is_signed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("app.apk"), BlankApk.of(PACKAGE));

        try (JarFile jar = new JarFile(file.toFile(), true)) {
            var manifest = jar.getJarEntry("AndroidManifest.xml");
            jar.getInputStream(manifest).readAllBytes();
            assertThat(manifest.getCodeSigners()).hasSize(1);
        }
        assertThat(new JarInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).getManifest().getEntries()).containsKey("AndroidManifest.xml");
    }
}
