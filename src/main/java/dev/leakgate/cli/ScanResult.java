package dev.leakgate.cli;

import dev.leakgate.leak.Detection;

/**
 * What one entry of a capture gave.
 *
 * @param entry its place in the capture, from 0
 * @param fault why it could not be read in whole, or null
 */
record ScanResult(int entry, String host, String fault, Detection detection) {
}
