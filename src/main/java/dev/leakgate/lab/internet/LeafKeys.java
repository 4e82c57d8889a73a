package dev.leakgate.lab.internet;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import okhttp3.tls.HeldCertificate;

/** Chooses the certificate for one TLS handshake: for the server name (RFC 6066) the client asks for, or else for the CONNECT host. */
final class LeafKeys extends X509ExtendedKeyManager {

    private final Authority authority;
    private final String connectHost;

    LeafKeys(Authority authority, String connectHost) {
        this.authority = authority;
        this.connectHost = connectHost;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return keyType.startsWith("EC") ? asked(((SSLSocket) socket).getHandshakeSession()) : null;
    }

    private String asked(SSLSession handshake) {
        return ((ExtendedSSLSession) handshake).getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance).map(n -> ((SNIHostName) n).getAsciiName())
                .findFirst().orElse(connectHost);
    }

    @Override
    public X509Certificate[] getCertificateChain(String host) {
        return new X509Certificate[] {authority.leaf(host).certificate(), authority.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String host) {
        HeldCertificate leaf = authority.leaf(host);
        return leaf.keyPair().getPrivate();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return keyType.startsWith("EC") ? asked(engine.getHandshakeSession()) : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
