/** A phone's sockets, uids and byte counters, read from what its shell prints. */
package dev.leakgate.traffic.socket;
