package dev.leakgate.secret;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The address of a visited page: with and without scheme and {@code www.}, letters composed either way. */
final class UrlSpellings {

    private UrlSpellings() {
    }

    static List<String> of(String url) {
        Set<String> found = new LinkedHashSet<>();
        for (String composed : TextSpellings.compositions(url)) {
            found.add(composed);
            String bare = withoutScheme(composed);
            found.add(bare);
            if (hasPath(bare)) {
                found.add(withoutEnd(bare));
            }
        }
        return List.copyOf(found);
    }

    static String withoutScheme(String url) {
        int scheme = url.indexOf("://");
        String bare = scheme < 0 ? url : url.substring(scheme + 3);
        return bare.startsWith("www.") ? bare.substring(4) : bare;
    }

    private static String withoutEnd(String bare) {
        int fragment = bare.indexOf('#');
        String page = fragment < 0 ? bare : bare.substring(0, fragment);
        return page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
    }

    private static boolean hasPath(String bare) {
        int slash = bare.indexOf('/');
        return slash >= 0 && withoutEnd(bare).length() > slash + 1;
    }
}
