package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.secret.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Finds a secret that was cut into pieces and sent as neighbouring values: the words of a query in {@code q1} and
 * {@code q2}, the type and the serial number of an IMEI.
 */
final class Joined {

    /** Values that may stand between two pieces. */
    private static final int GAP = 2;

    private static final class Beginning {
        final Secret secret;
        final byte[] whole;
        final Node first;
        Node last;
        int matched;
        int pieces = 1;
        int missed;

        Beginning(Secret secret, byte[] whole, int matched, Node first) {
            this.secret = secret;
            this.whole = whole;
            this.matched = matched;
            this.first = first;
            this.last = first;
        }

        boolean goesOn(Squeezed value) {
            return matched + value.length <= whole.length
                    && Arrays.equals(whole, matched, matched + value.length, value.bytes, 0, value.length);
        }
    }

    private final Sightings sightings;
    private final List<Beginning> beginnings = new ArrayList<>();
    private int begun;

    Joined(Sightings sightings) {
        this.sightings = sightings;
    }

    /** A piece of a secret was seen of which the next value may be the next. */
    boolean isUnderWay() {
        return !beginnings.isEmpty();
    }

    /** How often a first piece was seen. */
    int begun() {
        return begun;
    }

    void value(Node node, Squeezed value, List<Fragment> fragments) {
        for (Iterator<Beginning> i = beginnings.iterator(); i.hasNext(); ) {
            Beginning beginning = i.next();
            if (within(node, beginning.last)) {
                continue;
            }
            if (beginning.goesOn(value)) {
                beginning.matched += value.length;
                beginning.last = node;
                beginning.pieces++;
                beginning.missed = 0;
                if (beginning.matched == beginning.whole.length) {
                    report(beginning);
                    i.remove();
                }
            } else if (++beginning.missed > GAP) {
                i.remove();
            }
        }
        for (Fragment fragment : fragments) {
            if (fragment.role() == Fragment.Role.START) {
                begun++;
                begin(fragment, node);
            }
        }
    }

    private void begin(Fragment fragment, Node node) {
        int head = fragment.bytes().length;
        for (byte[] whole : fragment.wholes()) {
            if (beginnings.stream().noneMatch(other -> Arrays.equals(other.whole, whole)
                    && other.matched == head && within(node, other.first))) {
                beginnings.add(new Beginning(fragment.secret(), whole, head, node));
            }
        }
    }

    /** The same value, met again on the way to its own parts. */
    private static boolean within(Node node, Node other) {
        return node.array() == other.array() && node.from() >= other.from() && node.to() <= other.to();
    }

    private void report(Beginning found) {
        Node parent = found.first.parent();
        Meaning meaning = Meaning.plain(found.secret).by(Sightings.JOINED + found.pieces + " values");
        boolean oneArray = parent != null && parent.array() == found.first.array()
                && found.last.array() == parent.array() && found.last.to() <= parent.to();
        if (oneArray) {
            sightings.add(meaning, parent, found.first.from(), found.last.to());
        } else {
            sightings.add(meaning, found.last, found.last.from(), found.last.to());
        }
    }
}
