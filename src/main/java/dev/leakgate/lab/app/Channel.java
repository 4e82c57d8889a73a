package dev.leakgate.lab.app;

import java.util.List;
import java.util.Map;

/**
 * One way of an app to report events: collected, kept through a stop, sent in batches to a collector.
 *
 * @param protocol   word of a {@link Protocol}
 * @param condition  whether an event is collected at the moment it happens
 * @param muted      data item that stops the collecting and the sending while it is on, or null
 * @param sender     package of the other process that the events are handed to and that sends them, or null
 * @param batch      most events in one request
 * @param hurryAt    more events than this waiting are sent at once
 * @param flushAfter milliseconds from an event to its sending
 * @param lib        the sender's description of itself in each event
 * @param properties of every event; an event's own go before them
 */
record Channel(String name, Template protocol, Condition condition, String muted, String sender, Template endpoint,
               Map<String, Template> headers, int batch, int hurryAt, Template flushAfter, Template distinctId,
               Map<String, Template> lib, Map<String, Template> properties, List<Event> events) {

    /** An event by its name on the wire. */
    record Event(String name, Occasion on, Map<String, Template> properties) {
    }
}
