package dev.leakgate.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.leakgate.traffic.AddedLater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A record kept as JSON: instants as ISO-8601, unknown or missing parts are damage, never guessed. */
final class JsonFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .annotationIntrospector(new Required())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Every part of a record must be there, unless it was {@link AddedLater}. */
    private static final class Required extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember part) {
            return !part.hasAnnotation(AddedLater.class);
        }
    }

    private JsonFile() {
    }

    static void write(Path file, Object content) {
        try {
            PrivateFiles.replace(file, JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new EvidenceException(file + ": cannot be written (" + e + ")", e);
        }
    }

    /** The same of a file that need not be there. */
    static <T> Optional<T> readIfKept(Path file, Class<T> type, String loss) {
        return Files.exists(file) ? Optional.of(read(file, type, loss)) : Optional.empty();
    }

    /** @param loss what it means when the file is missing or damaged, ends the message */
    static <T> T read(Path file, Class<T> type, String loss) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new EvidenceException(file + ": " + (Files.exists(file) ? "cannot be read" : "is missing")
                    + "; " + loss, e);
        }
        try {
            T value = JSON.readValue(content, type);
            if (value == null) {
                throw new EvidenceException(file + ": is damaged (it holds only 'null'); " + loss);
            }
            return value;
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new EvidenceException(file + line + ": is damaged (" + e.getOriginalMessage() + "); " + loss, e);
        } catch (IOException e) {
            throw new EvidenceException(file + ": cannot be read (" + e + "); " + loss, e);
        }
    }
}
