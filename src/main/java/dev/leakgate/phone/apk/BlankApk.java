package dev.leakgate.phone.apk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPath;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import okhttp3.tls.HeldCertificate;

/**
 * An APK without code, of any package: a compiled manifest, signed as a JAR is, which Android takes for apps that target
 * up to 10 (APK signature scheme v1, source.android.com/docs/security/features/apksigning). The key is drawn anew each time.
 */
public final class BlankApk {

    private static final int MIN_SDK = 21;
    private static final int TARGET_SDK = 29;

    private BlankApk() {
    }

    /** @return the whole file */
    public static byte[] of(String packageName) {
        try {
            Path unsigned = Files.createTempFile("leakgate", ".apk");
            try {
                write(packageName, unsigned);
                return signed(unsigned);
            } finally {
                Files.delete(unsigned);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the app '" + packageName + "' cannot be written to the folder for temporary files", e);
        }
    }

    private static void write(String packageName, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("AndroidManifest.xml"));
            zip.write(manifest(packageName));
            zip.closeEntry();
        }
    }

    private static byte[] manifest(String packageName) {
        return new CompiledXml()
                .start("manifest", CompiledXml.number("versionCode", 0x0101021b, 1), CompiledXml.text("versionName", 0x0101021c, "1"),
                        CompiledXml.text("package", packageName))
                .start("uses-sdk", CompiledXml.number("minSdkVersion", 0x0101020c, MIN_SDK),
                        CompiledXml.number("targetSdkVersion", 0x01010270, TARGET_SDK))
                .end("uses-sdk")
                .start("application", CompiledXml.text("label", 0x01010001, "Leakgate test app"), CompiledXml.no("hasCode", 0x0101000c))
                .end("application")
                .end("manifest")
                .bytes();
    }

    private static byte[] signed(Path unsigned) throws IOException {
        HeldCertificate key = new HeldCertificate.Builder().commonName("Leakgate test app").build();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(unsigned.toFile())) {
            CertPath certificate = CertificateFactory.getInstance("X.509").generateCertPath(List.of(key.certificate()));
            new JarSigner.Builder(key.keyPair().getPrivate(), certificate).signerName("LEAKGATE").build().sign(zip, signed);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
        return signed.toByteArray();
    }
}
