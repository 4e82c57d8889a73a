package dev.leakgate.cli;

import dev.leakgate.leak.Detection;

/**
 * What one entry of a capture gave.
 *
 * @param entry its place in the capture, from 0
 * @param fault why it could not be read in whole, or null
 * @param again the entry was told of before, and only now, after all others, is it known what else it held
 */
record ScanResult(int entry, String host, String fault, Detection detection, boolean again) {

    ScanResult(int entry, String host, String fault, Detection detection) {
        this(entry, host, fault, detection, false);
    }
}
