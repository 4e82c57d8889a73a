package dev.leakgate.leak;

import dev.leakgate.decode.Budget;
import dev.leakgate.decode.DecodeTree;
import dev.leakgate.decode.Node;
import dev.leakgate.decode.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Looks at every piece that the decode tree shows. Bytes are searched once: a part of bytes that were searched already
 * only takes over the hits that lie within it, so that each hit ends at the deepest piece that holds it. Short pieces
 * are also compared as whole values.
 */
final class Search implements DecodeTree.Reader {

    private static final Shape DECIMAL = Shape.alphabet("-0123456789");
    private static final Shape HEX = Shape.alphabet("0123456789abcdefABCDEF");
    private static final int LONGEST_DIGEST = 64;
    private static final int LONGEST_CHECKSUM = 11;

    private final Lookup lookup;
    private final Sightings sightings;
    private final OpaquePieces opaque;
    private final Joined joined;
    private final HarmlessPieces harmless;
    private final Budget budget;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Squeezed squeezed = new Squeezed();

    /** A piece that is being read, and where things stood before. */
    private record Open(List<Hit> hits, Budget.Spent budget, int noticed) {
    }

    Search(Lookup lookup, HarmlessPieces harmless, Budget budget, Sightings sightings, OpaquePieces opaque) {
        this.lookup = lookup;
        this.harmless = harmless;
        this.budget = budget;
        this.sightings = sightings;
        this.opaque = opaque;
        this.joined = new Joined(sightings);
    }

    /** Plain words mean nothing unless a secret was found around them, or began just before them. */
    @Override
    public boolean isDull(byte[] bytes, int from, int to) {
        return open.peek().hits.isEmpty() && !joined.isUnderWay() && !sightings.toListService()
                && lookup.plainWords(bytes, from, to);
    }

    @Override
    public boolean knows(Node node) {
        if (!mayBeHarmless(node)) {
            return false;
        }
        Budget.Spent cost = harmless.cost(node);
        if (cost == null) {
            return false;
        }
        budget.spend(cost);
        return true;
    }

    /** Nothing that stands before it, and not the receiver, bears on what the piece means. */
    private boolean mayBeHarmless(Node node) {
        return HarmlessPieces.suits(node) && open.peek().hits.isEmpty() && !joined.isUnderWay()
                && !sightings.toListService();
    }

    @Override
    public void enter(Node node) {
        int noticed = noticed();
        Budget.Spent left = budget.left();
        List<Hit> hits = node.isSlice() ? takenOver(node) : lookup.search(node, sightings.ofRequest());
        if (node.length() <= Squeezed.LONGEST) {
            hits = wholeValue(node, hits);
        }
        open.push(new Open(hits, left, noticed));
    }

    private int noticed() {
        return sightings.noticed() + opaque.noticed() + joined.begun();
    }

    private List<Hit> takenOver(Node node) {
        List<Hit> outer = open.peek().hits;
        if (outer.isEmpty()) {
            return List.of();
        }
        List<Hit> mine = new ArrayList<>();
        for (Iterator<Hit> i = outer.iterator(); i.hasNext(); ) {
            Hit hit = i.next();
            if (hit.from() >= node.from() && hit.to() <= node.to()) {
                mine.add(hit);
                i.remove();
            }
        }
        return mine;
    }

    private List<Hit> wholeValue(Node node, List<Hit> before) {
        List<Hit> hits = before;
        if (node.length() >= DigestTable.KEY && node.length() <= LONGEST_DIGEST
                && (!node.shape().ascii() || node.shape().hasControls())) {
            hits = plus(hits, lookup.digest(node));
        }
        hits = plus(hits, lookup.safeBrowsingPrefixes(node, sightings.toListService()));
        if (joined.isUnderWay() || lookup.mayBeFragment(node)) {
            hits = plus(hits, fragments(node, hits));
        }
        if (sightings.ofRequest() && node.length() >= 8 && node.length() <= LONGEST_CHECKSUM) {
            hits = plus(hits, checksum(node));
        }
        return hits;
    }

    private List<Hit> fragments(Node node, List<Hit> before) {
        if (!squeezed.take(node.array(), node.from(), node.to())) {
            return List.of();
        }
        List<Fragment> fragments = lookup.fragments(squeezed);
        List<Hit> hits = new ArrayList<>(0);
        for (Fragment fragment : fragments) {
            hits.addAll(fragment(node, fragment, plus(before, hits)));
        }
        joined.value(node, squeezed, fragments);
        return hits;
    }

    private List<Hit> fragment(Node node, Fragment fragment, List<Hit> hits) {
        boolean told = hits.stream().anyMatch(hit -> hit.meaning().secret().equals(fragment.secret()));
        Meaning meaning = new Meaning(fragment.secret(), List.of(), Confidence.MEDIUM, fragment.share());
        return switch (fragment.role()) {
            case WHOLE -> told ? List.of() : whole(node, meaning.with(Confidence.HIGH));
            case PART -> told ? List.of() : whole(node, meaning);
            case TYPED -> {
                sightings.typed(meaning, node, fragment.characters());
                yield List.of();
            }
            case START -> List.of();
        };
    }

    private static List<Hit> whole(Node node, Meaning meaning) {
        return List.of(new Hit(meaning, node.from(), node.to()));
    }

    /** Checksums are written as eight hex digits or as a decimal number, with or without a sign. */
    private List<Hit> checksum(Node node) {
        List<Hit> hits = new ArrayList<>(0);
        if (node.shape().within(DECIMAL)) {
            try {
                checksum(node, (int) Long.parseLong(node.latin1()), hits);
            } catch (NumberFormatException e) {
                // digits and signs in another order: no number
            }
        }
        if (node.length() == 8 && node.shape().within(HEX)) {
            checksum(node, Integer.parseUnsignedInt(node.latin1(), 16), hits);
        }
        return hits;
    }

    private void checksum(Node node, int value, List<Hit> hits) {
        Meaning meaning = lookup.checksum(value);
        if (meaning != null) {
            hits.add(new Hit(meaning, node.from(), node.to()));
        }
    }

    private static List<Hit> plus(List<Hit> hits, List<Hit> more) {
        if (more.isEmpty()) {
            return hits;
        }
        List<Hit> all = new ArrayList<>(hits);
        all.addAll(more);
        return all;
    }

    @Override
    public void leave(Node node, boolean understood) {
        Open read = open.pop();
        List<Hit> hits = read.hits;
        for (Hit hit : hits) {
            sightings.add(hit.meaning(), node, hit.from(), hit.to());
        }
        if (hits.isEmpty()) {
            opaque.consider(node, understood, lookup::digestOfNothing);
        }
        if (hits.isEmpty() && read.noticed == noticed() && !open.isEmpty() && mayBeHarmless(node) && !budget.isReached()) {
            harmless.add(node, budget.spentSince(read.budget));
        }
    }
}
