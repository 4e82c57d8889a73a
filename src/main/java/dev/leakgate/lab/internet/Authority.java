package dev.leakgate.lab.internet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;

/** The lab internet's certificate authority: one for each run, and a leaf for each host, minted when first asked for. */
final class Authority {

    private final HeldCertificate root = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Leakgate lab internet CA")
            .organizationalUnit("valid for one run on one machine")
            .ecdsa256()
            .build();
    private final Map<String, HeldCertificate> leaves = new ConcurrentHashMap<>();
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

    X509Certificate certificate() {
        return root.certificate();
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, root.certificatePem());
    }

    /** @param host named by the client's CONNECT; its TLS server name goes before it, when it sends one */
    SSLContext serving(String host) {
        return contexts.computeIfAbsent(host, h -> context(new LeafKeys(this, h)));
    }

    HeldCertificate leaf(String host) {
        return leaves.computeIfAbsent(host, h -> new HeldCertificate.Builder()
                .signedBy(root)
                .commonName(h.length() <= 64 ? h : "lab internet")
                .addSubjectAlternativeName(h)
                .ecdsa256()
                .build());
    }

    private static SSLContext context(KeyManager keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
