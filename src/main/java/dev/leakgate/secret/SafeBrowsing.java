package dev.leakgate.secret;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a browser hashes to ask a list of dangerous sites about an address: Google Safe Browsing v4, "URLs and Hashing",
 * whose list services other vendors copy. The first four bytes of such a hash say little; the whole says the address.
 */
public final class SafeBrowsing {

    /** Bytes of a hash that go to a list service. */
    public static final int PREFIX = 4;
    private static final Set<String> LIST_SERVICES = Set.of("safebrowsing.googleapis.com", "safebrowsing.google.com",
            "safebrowsing-cache.google.com", "sb-ssl.google.com", "sba.yandex.net", "shavar.services.mozilla.com",
            "safebrowsing.brave.com", "safebrowsing.urlsec.qq.com", "safebrowsing.apple");
    private static final int MOST_HOSTS = 5;
    private static final int MOST_FOLDERS = 4;

    private SafeBrowsing() {
    }

    /** True when the host is known to keep such a list. */
    public static boolean listService(String host) {
        return LIST_SERVICES.contains(host) || host.endsWith(".safebrowsing.apple");
    }

    /** Host suffixes with path prefixes; the one that is the whole address comes first. */
    public static List<String> expressions(String url) {
        String bare = url.strip().replaceFirst("(?i)^[a-z][a-z0-9+.-]*://", "").replaceFirst("#.*$", "");
        int slash = bare.indexOf('/');
        String host = (slash < 0 ? bare : bare.substring(0, slash)).toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        String path = slash < 0 ? "/" : bare.substring(slash);
        List<String> expressions = new ArrayList<>();
        for (String suffix : hosts(host)) {
            for (String prefix : paths(path)) {
                expressions.add(suffix + prefix);
            }
        }
        return expressions;
    }

    private static List<String> hosts(String host) {
        List<String> hosts = new ArrayList<>(List.of(host));
        String[] labels = host.split("\\.");
        for (int from = Math.max(1, labels.length - MOST_HOSTS); from < labels.length - 1; from++) {
            hosts.add(String.join(".", List.of(labels).subList(from, labels.length)));
        }
        return hosts;
    }

    private static Set<String> paths(String path) {
        String withoutQuery = path.replaceFirst("\\?.*$", "");
        Set<String> paths = new LinkedHashSet<>(List.of(path, withoutQuery));
        int slash = 0;
        for (int i = 0; i < MOST_FOLDERS && slash >= 0; i++) {
            paths.add(withoutQuery.substring(0, slash + 1));
            slash = withoutQuery.indexOf('/', slash + 1);
        }
        return paths;
    }
}
