package dev.leakgate.leak;

import dev.leakgate.decode.DecodeTree;
import dev.leakgate.decode.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Looks at every piece that the decode tree shows. Bytes are searched once: a part of bytes that were searched already
 * only takes over the hits that lie within it, so that each hit ends at the deepest piece that holds it.
 */
final class Search implements DecodeTree.Reader {

    private final Needles needles;
    private final Sightings sightings;
    private final Deque<List<Needles.Hit>> open = new ArrayDeque<>();

    Search(Needles needles, Sightings sightings) {
        this.needles = needles;
        this.sightings = sightings;
    }

    @Override
    public void enter(Node node) {
        open.push(node.isSlice() ? takenOver(node) : needles.in(node.array(), node.from(), node.to()));
    }

    private List<Needles.Hit> takenOver(Node node) {
        List<Needles.Hit> outer = open.peek();
        if (outer.isEmpty()) {
            return List.of();
        }
        List<Needles.Hit> mine = new ArrayList<>();
        for (Iterator<Needles.Hit> i = outer.iterator(); i.hasNext(); ) {
            Needles.Hit hit = i.next();
            if (hit.from() >= node.from() && hit.to() <= node.to()) {
                mine.add(hit);
                i.remove();
            }
        }
        return mine;
    }

    @Override
    public void leave(Node node, boolean understood) {
        for (Needles.Hit hit : open.pop()) {
            sightings.add(hit.needle(), node, hit.from(), hit.to());
        }
    }
}
