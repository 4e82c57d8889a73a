package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MIME multipart, RFC 2046 section 5.1 and RFC 7578: known by its first line, which is the boundary. */
final class Multipart implements Decoder {

    private static final int LONGEST_BOUNDARY = 72;
    private static final int LONGEST_PREAMBLE = 1000;
    private static final Pattern NAME = Pattern.compile("(?i)\\b(?:file)?name\\*?=\"?([^\";\\r\\n]{1,100})");

    @Override
    public boolean suits(Node node) {
        int start = start(node);
        int end = node.next(start, '\n');
        return node.startsWith(start, "--") && end < node.to && end - start <= LONGEST_BOUNDARY && end - start > 3
                && node.bytes[start + 2] > ' ';
    }

    /** A part that is itself multipart begins after an empty line; a preamble, which is for people, may come first. */
    private static int start(Node node) {
        int i = node.from;
        while (i < node.to && (node.bytes[i] == '\r' || node.bytes[i] == '\n')) {
            i++;
        }
        return i < node.to && node.bytes[i] != '-' && closes(node) ? afterPreamble(node) : i;
    }

    /** The last thing is {@code --}. */
    private static boolean closes(Node node) {
        int end = node.to;
        while (end > node.from && (node.bytes[end - 1] == '\r' || node.bytes[end - 1] == '\n')) {
            end--;
        }
        return node.startsWith(end - 2, "--");
    }

    private static int afterPreamble(Node node) {
        int line = node.next(node.from, '\n') + 1;
        while (line < node.to && line - node.from < LONGEST_PREAMBLE && !node.startsWith(line, "--")) {
            line = node.next(line, '\n') + 1;
        }
        return Math.min(line, node.to);
    }

    @Override
    public boolean decode(Node node, Children children) {
        int start = start(node);
        int lineEnd = node.next(start, '\n');
        String boundary = new String(node.bytes, start, lineEnd - start, StandardCharsets.ISO_8859_1).strip();
        int part = lineEnd + 1;
        int parts = 0;
        while (part < node.to) {
            int next = boundary(node, part, boundary);
            part(node, part, withoutLineBreak(node, part, next), children);
            parts++;
            part = next < node.to ? node.next(next, '\n') + 1 : node.to;
        }
        return parts > 0;
    }

    /** Beginning of the next line that starts with the boundary, or the end. */
    private static int boundary(Node node, int from, String boundary) {
        int line = from;
        while (line < node.to && !node.startsWith(line, boundary)) {
            line = node.next(line, '\n') + 1;
        }
        return Math.min(line, node.to);
    }

    private static int withoutLineBreak(Node node, int from, int to) {
        int end = to;
        if (end > from && end < node.to && node.bytes[end - 1] == '\n') {
            end--;
        }
        return end > from && node.bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private static void part(Node node, int from, int to, Children children) {
        int line = from;
        while (line < to && node.bytes[line] != '\r' && node.bytes[line] != '\n') {
            line = node.next(line, '\n') + 1;
        }
        int headEnd = Math.min(line, to);
        int body = Math.min(node.startsWith(headEnd, "\r\n") ? headEnd + 2 : headEnd + 1, to);
        String head = new String(node.bytes, from, headEnd - from, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(head);
        String step = name.find() ? "multipart " + name.group(1) : "multipart";
        children.slice(step + " head", from, headEnd);
        children.slice(step, body, to);
    }
}
