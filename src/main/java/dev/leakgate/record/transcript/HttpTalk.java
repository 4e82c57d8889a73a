package dev.leakgate.record.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests and answers of HTTP/1.1 (RFC 9112) on a socket of the phone, in pairs; so the UiAutomator2 server talks. Of
 * bodies only the shape is kept, since they hold what is typed and what is on the screen.
 */
final class HttpTalk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|DELETE|HEAD|OPTIONS) (\\S+) HTTP/1\\.[01]");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)");
    private static final Pattern NAME_OF_ONE = Pattern.compile("(?<=/)[0-9a-fA-F-]{8,}(?=/|$)");

    private HttpTalk() {
    }

    static List<Part> parts(byte[] host, byte[] phone) {
        List<Message> requests = messages(host);
        List<Message> answers = messages(phone);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Matcher request = REQUEST.matcher(requests.get(i).first);
            if (request.matches()) {
                String path = NAME_OF_ONE.matcher(request.group(2).replaceFirst("\\?.*", "?...")).replaceAll("*");
                Matcher status = STATUS.matcher(i < answers.size() ? answers.get(i).first : "");
                String answer = status.matches() ? status.group(1) + " " + shape(answers.get(i).body) : "";
                parts.add(new Part((request.group(1) + " " + path + " " + shape(requests.get(i).body)).strip(), answer.strip()));
            }
        }
        return parts;
    }

    /** @param first line of it */
    private record Message(String first, String body) {
    }

    /** Until one has no length or is cut. */
    private static List<Message> messages(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Message> found = new ArrayList<>();
        int at = 0;
        for (int end = all.indexOf("\r\n\r\n", at); end >= 0; end = all.indexOf("\r\n\r\n", at)) {
            String head = all.substring(at, end);
            Matcher length = LENGTH.matcher(head);
            int from = end + 4;
            at = Math.min(all.length(), from + (length.find() ? Integer.parseInt(length.group(1)) : 0));
            found.add(new Message(head.lines().findFirst().orElse(""), all.substring(from, at)));
        }
        return found;
    }

    private static String shape(String body) {
        if (body.isEmpty()) {
            return "";
        }
        try {
            return shape(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return "<text>";
        }
    }

    private static String shape(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> field = i.next();
                fields.put(field.getKey(), shape(field.getValue()));
            }
            return fields.toString();
        }
        if (node.isArray()) {
            return node.isEmpty() ? "[]" : "[" + shape(node.get(0)) + (node.size() > 1 ? ", ...]" : "]");
        }
        return node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
