/**
 * The Android Debug Bridge on the wire, seen from the phone: packets, streams, the framing of shells, the sync
 * service. Specified by {@code protocol.txt}, {@code SERVICES.TXT} and {@code SYNC.TXT} of Android's adb.
 */
package dev.leakgate.adb;
