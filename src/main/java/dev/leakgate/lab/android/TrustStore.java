package dev.leakgate.lab.android;

import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileInfo;
import dev.leakgate.lab.android.file.FileSystem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The system's certificate authorities: PEM files named by OpenSSL's old subject hash. */
final class TrustStore {

    static final String DIRECTORY = "/system/etc/security/cacerts";
    /** Of the conscrypt module, which apps read since Android 14. */
    static final String MODULE = "/apex/com.android.conscrypt/cacerts";
    private static final int ANDROID_14 = 34;

    private final FileSystem files;
    private final MountNamespaces namespaces;
    private final List<String> directories;
    private final Map<String, Optional<X509Certificate>> parsed = new ConcurrentHashMap<>();

    TrustStore(FileSystem files, MountNamespaces namespaces, int sdk) {
        this.files = files;
        this.namespaces = namespaces;
        this.directories = sdk >= ANDROID_14 ? List.of(MODULE, DIRECTORY) : List.of(DIRECTORY);
        directories.forEach(files::install);
    }

    /** Makes {@code ca} part of the firmware. */
    void install(X509Certificate ca) throws GeneralSecurityException {
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(ca.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        for (String directory : directories) {
            files.install(directory + "/" + subjectHashOld(ca) + ".0", pem.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * What is visible now, mounts included; files that hold no certificate are skipped, as Android skips them.
     *
     * @param pid of the process that looks; mounts over the module are private to namespaces
     */
    List<X509Certificate> certificates(Optional<Integer> pid) {
        String read = directories.get(0);
        String directory = pid.flatMap(p -> namespaces.at(p, read)).orElse(read);
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (FileInfo file : files.list(directory)) {
                String pem = new String(files.read(directory + "/" + file.name()), StandardCharsets.ISO_8859_1);
                parsed.computeIfAbsent(pem, TrustStore::parse).ifPresent(certificates::add);
            }
        } catch (FileException e) {
            return List.copyOf(certificates);
        }
        return certificates;
    }

    private static Optional<X509Certificate> parse(String pem) {
        int start = pem.indexOf("-----BEGIN CERTIFICATE-----");
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.substring(start).getBytes(StandardCharsets.ISO_8859_1))));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** {@code openssl x509 -subject_hash_old}: first four bytes of the subject's MD5, little-endian. */
    static String subjectHashOld(X509Certificate certificate) throws GeneralSecurityException {
        byte[] md5 = MessageDigest.getInstance("MD5").digest(certificate.getSubjectX500Principal().getEncoded());
        return String.format("%02x%02x%02x%02x", md5[3], md5[2], md5[1], md5[0]);
    }
}
