package dev.leakgate.yaml;

/** Something is wrong in a YAML file; the message names file, line, value and cure. */
public final class YamlException extends RuntimeException {

    public YamlException(String message) {
        super(message);
    }
}
