package dev.leakgate.decode;

/** JSON Web Token, RFC 7519 in the compact form of RFC 7515: three parts of base64url between dots. */
final class Jwt implements Decoder {

    private static final String[] PARTS = {"jwt header", "jwt payload", "jwt signature"};

    @Override
    public boolean suits(Shape shape) {
        return shape.has('.');
    }

    @Override
    public boolean suits(Node node) {
        return node.startsWith("eyJ") && dots(node) == 2;
    }

    private static int dots(Node node) {
        int dots = 0;
        for (int i = node.next(node.from, '.'); i < node.to; i = node.next(i + 1, '.')) {
            dots++;
        }
        return dots;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int from = node.from;
        for (String part : PARTS) {
            int to = node.next(from, '.');
            if (!part.equals(PARTS[2])) {
                children.slice(part, from, to);
            }
            from = to + 1;
        }
        return true;
    }
}
