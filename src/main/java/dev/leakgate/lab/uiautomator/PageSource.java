package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.android.Profile.Display;
import java.util.Map;

/** A widget tree as the XML that {@code GET /source} answers with. */
final class PageSource {

    private final StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n");

    private PageSource() {
    }

    static String of(UiNode root, Display display) {
        PageSource source = new PageSource();
        source.xml.append("<hierarchy index=\"0\" class=\"hierarchy\" rotation=\"0\" width=\"").append(display.width())
                .append("\" height=\"").append(display.height() - display.statusBar()).append("\">\n");
        source.append(root, 1);
        return source.xml.append("</hierarchy>").toString();
    }

    private void append(UiNode node, int depth) {
        String tag = tag(node);
        xml.append("  ".repeat(depth)).append('<').append(tag);
        for (Map.Entry<String, String> a : node.attributes().entrySet()) {
            xml.append(' ').append(a.getKey()).append("=\"");
            escape(a.getValue());
            xml.append('"');
        }
        if (node.children().isEmpty()) {
            xml.append(" />\n");
            return;
        }
        xml.append(">\n");
        node.children().forEach(c -> append(c, depth + 1));
        xml.append("  ".repeat(depth)).append("</").append(tag).append(">\n");
    }

    /** The class name; inner classes have a dollar sign, which no tag may. */
    static String tag(UiNode node) {
        return node.view().className().replace('$', '.');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\n' -> xml.append("&#10;");
                case '\t' -> xml.append("&#9;");
                case '\r' -> xml.append("&#13;");
                default -> xml.append(c < ' ' ? '?' : c);
            }
        }
    }
}
