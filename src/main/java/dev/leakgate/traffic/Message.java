package dev.leakgate.traffic;

import java.util.List;
import java.util.Optional;

/** One side of an exchange: headers, body, trailers. */
public record Message(List<Header> headers, Body body, List<Header> trailers) {

    public Message {
        headers = List.copyOf(headers);
        trailers = List.copyOf(trailers);
    }

    /** The first value of a header, its name compared without case. */
    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }
}
