package dev.leakgate.lab.app;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Takes every server for the one it says it is, as careless apps do. */
final class AnyCertificate implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        // anybody
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // anybody
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
