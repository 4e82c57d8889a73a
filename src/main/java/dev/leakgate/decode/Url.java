package dev.leakgate.decode;

/**
 * An address, RFC 3986: host labels, path segments with their matrix parameters, query, fragment. Known by a scheme,
 * or by a leading slash and a question mark.
 */
final class Url implements Decoder {

    private static final int LONGEST_SCHEME = 20;
    private static final int ENDS_HOST = 1;
    private static final int PARTS_HOST = 2;
    private static final int PARTS_PATH = 4;
    private static final byte[] ROLES = new byte[256];

    static {
        role("/?#", ENDS_HOST);
        role(".@:", PARTS_HOST);
        role("/", PARTS_PATH);
    }

    @Override
    public boolean suits(Shape shape) {
        return shape.has('/') && !shape.has('<') && !shape.has('\n');
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= 4 && (authority(node) >= 0 || node.at(0) == '/' && !node.shape().has(' '));
    }

    private static void role(String characters, int role) {
        for (char c : characters.toCharArray()) {
            ROLES[c] |= (byte) role;
        }
    }

    private static boolean has(byte character, int role) {
        return (ROLES[character & 0xFF] & role) != 0;
    }

    /** Position after {@code scheme://}, or -1. */
    private static int authority(Node node) {
        int colon = node.next(node.from, ':');
        if (colon - node.from > LONGEST_SCHEME || !node.startsWith(colon, "://")) {
            return node.startsWith("//") && hostFollows(node) ? node.from + 2 : -1;
        }
        for (int i = node.from; i < colon; i++) {
            if (!Character.isLetterOrDigit(node.bytes[i]) && "+-.".indexOf(node.bytes[i]) < 0) {
                return -1;
            }
        }
        return colon > node.from ? colon + 3 : -1;
    }

    /** {@code //host.example/...}, which base64 may begin like but has no dot. */
    private static boolean hostFollows(Node node) {
        int dots = 0;
        for (int i = node.from + 2; i < node.to && !has(node.bytes[i], ENDS_HOST); i++) {
            dots += node.bytes[i] == '.' ? 1 : 0;
        }
        return dots > 0;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int path = Math.max(authority(node), node.from);
        int authority = path;
        while (path < node.to && !has(node.bytes[path], ENDS_HOST)) {
            path++;
        }
        pieces("host", node, authority, path, PARTS_HOST, children);
        int query = path;
        while (query < node.to && node.bytes[query] != '?' && node.bytes[query] != '#') {
            query++;
        }
        pieces("path", node, path, query, PARTS_PATH, children);
        int fragment = node.next(query, '#');
        if (query < fragment) {
            query(node, query + 1, fragment, children);
        }
        if (fragment < node.to) {
            children.slice("fragment", fragment + 1, node.to);
        }
        return authority > node.from;
    }

    /** A query that is not made of fields is one value, as in {@code ?eyJrIjoxfQ==}. */
    private static void query(Node node, int from, int to, Children children) {
        int equals = from;
        while (equals < to && node.bytes[equals] != '=') {
            equals++;
        }
        if (equals == to || to - equals <= 2 && node.bytes[to - 1] == '=') {
            children.slice("query", from, to);
            if (node.next(from, '&') >= to) {
                return;
            }
        }
        Form.fields("query", node, from, to, children);
    }

    private static void pieces(String step, Node node, int from, int to, int separators, Children children) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || has(node.bytes[i], separators)) {
                children.slice(step, start, i);
                start = i + 1;
            }
        }
    }
}
