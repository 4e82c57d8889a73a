package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks the fields of an object and the values of an array; a value of another sort than expected is skipped. */
final class HarFields {

    /** Reads one field; the parser stands on its value and must leave on the value's end. */
    interface Field {
        void read(String name, JsonParser value) throws IOException;
    }

    /** Reads one element of an array. */
    interface Element {
        void read(JsonParser value) throws IOException;
    }

    private HarFields() {
    }

    static void of(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name, parser);
        }
    }

    static void each(JsonParser parser, Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            element.read(parser);
        }
    }
}
