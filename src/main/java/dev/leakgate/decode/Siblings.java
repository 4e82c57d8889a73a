package dev.leakgate.decode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a value by its name in the form or the JSON text around a piece. */
final class Siblings {

    /** Whoever names himself does so early. */
    private static final int BEGINNING = 1 << 14;

    private Siblings() {
    }

    static Optional<String> value(Node node, String name) {
        String quoted = Pattern.quote(name);
        Pattern field = Pattern.compile("(?:^|[&?;])" + quoted + "=([^&;#]{1,200})|\"" + quoted
                + "\"\\s{0,20}:\\s{0,20}\"([^\"\\\\]{1,200})\"");
        for (Node around = node.parent(); around != null; around = around.parent()) {
            int length = Math.min(around.length(), BEGINNING);
            Matcher matcher = field.matcher(new String(around.bytes, around.from, length, StandardCharsets.ISO_8859_1));
            if (matcher.find()) {
                return Optional.of(matcher.group(1) != null ? unescaped(matcher.group(1)) : matcher.group(2));
            }
        }
        return Optional.empty();
    }

    private static String unescaped(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
