package dev.leakgate.traffic;

/** One header or trailer line, in the order and spelling in which it crossed the wire. */
public record Header(String name, String value) {
}
