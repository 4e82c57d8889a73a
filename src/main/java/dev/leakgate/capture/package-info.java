/**
 * Recording a phone's traffic: mitmproxy's {@code mitmdump} as a child process, an addon inside it that tells every
 * event, and the events' way into {@link dev.leakgate.traffic.Journal}s.
 */
package dev.leakgate.capture;
