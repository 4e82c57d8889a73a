package dev.leakgate.lab.app;

import dev.leakgate.yaml.YamlNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of an app file. A text may hold placeholders: {@code ${url}}, or with a text for want of a value
 * {@code ${property.ro.miui.region|SG}}. A text that is one placeholder alone keeps the type of what it stands for.
 */
record Template(Object literal) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}|]*)(?:\\|([^}]*))?}");

    /** Reads a value and checks that each placeholder is known where it stands. */
    static Template of(YamlNode node, Vocabulary known) {
        if (node.value() instanceof String text) {
            Matcher m = PLACEHOLDER.matcher(text);
            while (m.find()) {
                if (!known.knows(m.group(1))) {
                    throw node.error("'${" + m.group(1) + "}' is not known here, allowed are " + known.allowed());
                }
            }
        }
        return new Template(node.value());
    }

    static Template text(String text) {
        return new Template(text);
    }

    /** The value, with its type when it is not a text. */
    Object value(Words words) {
        if (!(literal instanceof String text)) {
            return literal;
        }
        Matcher alone = PLACEHOLDER.matcher(text);
        return alone.matches() ? meaning(alone, words) : filled(text, words, UnaryOperator.identity());
    }

    String text(Words words) {
        return String.valueOf(value(words));
    }

    /** The text as an address: what is put in is form-encoded. */
    String address(Words words) {
        return filled(String.valueOf(literal), words, s -> URLEncoder.encode(s, StandardCharsets.UTF_8));
    }

    private static String filled(String text, Words words, UnaryOperator<String> encoding) {
        Function<java.util.regex.MatchResult, String> put =
                m -> Matcher.quoteReplacement(encoding.apply(String.valueOf(meaning(m, words))));
        return PLACEHOLDER.matcher(text).replaceAll(put);
    }

    private static Object meaning(java.util.regex.MatchResult placeholder, Words words) {
        Object value = value(placeholder.group(1), words);
        String otherwise = placeholder.group(2) == null ? "" : placeholder.group(2);
        return value == null || value.equals("") ? otherwise : value;
    }

    private static Object value(String name, Words words) {
        return Vocabulary.isHash(name) ? Hash.md5(words.value(Vocabulary.hashed(name))) : words.value(name);
    }
}
