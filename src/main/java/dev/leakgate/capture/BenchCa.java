package dev.leakgate.capture;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.Certificates;
import okhttp3.tls.HeldCertificate;

/**
 * The certificate authority of a bench: phones trust it, so mitmproxy can read what they send. It is made once and
 * kept, because putting it on a phone is the expensive act. The folder is mitmproxy's {@code confdir}.
 */
public final class BenchCa {

    /** The name that mitmproxy looks for: the private key as PKCS#8 and the certificate, both PEM. */
    private static final String FILE = "mitmproxy-ca.pem";

    private final Path folder;
    private final X509Certificate certificate;

    private BenchCa(Path folder, X509Certificate certificate) {
        this.folder = folder;
        this.certificate = certificate;
    }

    /** The authority kept in that folder, made now if there is none. */
    public static BenchCa at(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path file = folder.resolve(FILE);
            if (!Files.exists(file)) {
                make(file);
            }
            return new BenchCa(folder, HeldCertificate.decode(Files.readString(file)).certificate());
        } catch (IOException | IllegalArgumentException e) {
            throw new RecorderException("the bench's certificate authority in " + folder + " cannot be used: "
                    + e.getMessage(), e);
        }
    }

    /** Linked into place when it is whole, so that of several that make it at once all use the first. */
    private static void make(Path file) throws IOException {
        byte[] mark = new byte[4];
        new SecureRandom().nextBytes(mark);
        HeldCertificate ca = new HeldCertificate.Builder().certificateAuthority(0)
                .commonName("Leakgate bench " + HexFormat.of().formatHex(mark)).organizationalUnit("Leakgate")
                .duration(3650, TimeUnit.DAYS).build();
        Path draft = Files.createTempFile(file.getParent(), "ca", null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, ca.privateKeyPkcs8Pem() + ca.certificatePem());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster; theirs is as good.
        } finally {
            Files.delete(draft);
        }
    }

    /** mitmproxy's {@code confdir}. */
    public Path folder() {
        return folder;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate alone, without its key. */
    public String pem() {
        return Certificates.certificatePem(certificate);
    }

    /** SHA-256 of the certificate, as Android and openssl show it: {@code AB:CD:...}. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest("SHA-256", certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file's name in Android's system store: OpenSSL's {@code subject_hash_old}, and {@code .0}. */
    public String androidFileName() {
        byte[] d = digest("MD5", certificate.getSubjectX500Principal().getEncoded());
        return "%02x%02x%02x%02x.0".formatted(d[3], d[2], d[1], d[0]);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
