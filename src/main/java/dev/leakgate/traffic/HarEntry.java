package dev.leakgate.traffic;

/**
 * One entry cut out of a HAR, not yet understood.
 *
 * @param index its place in {@code log.entries}, from 0
 * @param json  its text, UTF-8 as a rule
 * @param fault why it is not whole, or null
 */
public record HarEntry(int index, byte[] json, String fault) {

    /** The exchange, with whatever can be read; what could not be is said in its {@link Exchange#failure}. */
    public Exchange exchange() {
        return new HarEntryParser(this).parse();
    }
}
