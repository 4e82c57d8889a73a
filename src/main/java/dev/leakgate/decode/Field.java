package dev.leakgate.decode;

/** A step into a named field. In query strings and forms a plus sign stands for a space. */
record Field(String container, byte[] bytes, int from, int to) {

    @Override
    public String toString() {
        return container + " " + new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8);
    }
}
