package dev.leakgate.lab.app;

import dev.leakgate.lab.internet.Uplink;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * How an app's traffic leaves the phone at one moment.
 *
 * @param trusted the certificate authorities of the phone
 */
record Route(Proxy proxy, List<X509Certificate> trusted) {

    static Route of(Surroundings phone, Uplink uplink, String packageName) {
        String setting = phone.setting("global", "http_proxy").orElse("");
        return new Route(proxy(setting, phone, uplink), phone.trustedCertificates(packageName));
    }

    /** @param setting {@code settings get global http_proxy}: {@code host:port}, or nothing or {@code :0} for none */
    private static Proxy proxy(String setting, Surroundings phone, Uplink uplink) {
        int colon = setting.lastIndexOf(':');
        if (colon < 1) {
            return uplink.direct();
        }
        try {
            int port = Integer.parseInt(setting.substring(colon + 1).strip());
            return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(setting.substring(0, colon).strip(), port));
        } catch (IllegalArgumentException e) {
            phone.log("Proxy", "global http_proxy is not host:port, used as none: " + setting);
            return uplink.direct();
        }
    }
}
