/**
 * What adb and a phone say to each other: recorded by a proxy between the two, kept as a masked transcript, and said again
 * to another phone to see where that one answers differently. The protocol is that of the room {@code adb}.
 */
package dev.leakgate.record;
