package dev.leakgate.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One captured request with its response.
 *
 * @param id       unique within its capture, e.g. {@code e17}
 * @param time     when the request began
 * @param client   address of the phone's end of the connection, {@code ip:port}, or null when unknown
 * @param server   IP address that the recorder connected to, or null when unknown or when a proxy stands between
 * @param actor    package of the app that sent it, or null when the way of capturing cannot tell
 * @param url      absolute address as requested
 * @param response the answer, or null when none came
 * @param messages WebSocket messages, empty for plain HTTP
 * @param failure  why the exchange is incomplete, or null
 */
public record Exchange(String id, Instant time, String client, String server, String actor, String method, String url,
                       String httpVersion, Message request, Response response, List<StreamMessage> messages,
                       String failure) {

    public Exchange {
        messages = List.copyOf(messages);
    }

    /** One of which it is not known which address it went to. */
    public Exchange(String id, Instant time, String client, String actor, String method, String url, String httpVersion,
                    Message request, Response response, List<StreamMessage> messages, String failure) {
        this(id, time, client, null, actor, method, url, httpVersion, request, response, messages, failure);
    }

    /** A question for a name's address, and no request that carries anything but the name. */
    public boolean isLookUp() {
        return method.equals("DNS");
    }

    /** The name that was asked for, as it was spelled; empty when it is no look-up. */
    public Optional<String> lookedUp() {
        return isLookUp() ? Optional.of(url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "")) : Optional.empty();
    }

    /** Whether everybody on the way could read it. */
    public boolean cleartext() {
        return !url.startsWith("https:") && !url.startsWith("wss:");
    }

    /** Host the request went to, lower case, without port; empty when the address has none. */
    public String host() {
        int start = url.indexOf("://");
        if (start < 0) {
            return "";
        }
        int end = start + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start + 3, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = authority.lastIndexOf(':');
        if (colon > authority.lastIndexOf(']')) {
            authority = authority.substring(0, colon);
        }
        return authority.toLowerCase(java.util.Locale.ROOT);
    }

    /** The same, sent by that app. */
    Exchange by(String app) {
        return new Exchange(id, time, client, server, app, method, url, httpVersion, request, response, messages, failure);
    }

    public Optional<Response> answer() {
        return Optional.ofNullable(response);
    }
}
