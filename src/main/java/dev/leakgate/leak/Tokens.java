package dev.leakgate.leak;

import dev.leakgate.decode.DecodeTree;
import dev.leakgate.decode.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers the tokens of a capture while it is read for secrets, so that nothing is decoded twice. A token is a whole
 * value, or a part of a short text that nothing could cut.
 */
public final class Tokens {

    private static final int LONGEST_TEXT = 4096;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]{" + TokenShape.SHORTEST + ",}");
    private static final Pattern LAST_KEY = Pattern.compile("\\.([^.\\[\\]]+)(?:\\[\\d+])*$");

    private final List<Token> found = new ArrayList<>();

    /** In the capture's order, what a phone sent before what it was answered. */
    public List<Token> found() {
        return found;
    }

    int size() {
        return found.size();
    }

    DecodeTree.Reader beside(DecodeTree.Reader search, String exchange, String host, boolean request) {
        return new Gathering(search, exchange, host, request);
    }

    private final class Gathering implements DecodeTree.Reader {

        private final DecodeTree.Reader search;
        private final String exchange;
        private final String host;
        private final boolean request;
        private final Deque<Integer> before = new ArrayDeque<>();

        Gathering(DecodeTree.Reader search, String exchange, String host, boolean request) {
            this.search = search;
            this.exchange = exchange;
            this.host = host;
            this.request = request;
        }

        @Override
        public void enter(Node node) {
            before.push(found.size());
            search.enter(node);
        }

        @Override
        public void leave(Node node, boolean understood) {
            int first = before.pop();
            if (node.length() >= TokenShape.SHORTEST && node.length() <= LONGEST_TEXT && node.shape().isPlainText()) {
                gather(node, understood, first);
            }
            search.leave(node, understood);
        }

        /** What guesses made of a token is not told beside it. */
        private void gather(Node node, boolean understood, int first) {
            String text = node.latin1();
            var whole = text.length() <= TokenShape.LONGEST ? TokenShape.of(text, understood) : java.util.Optional.<String>empty();
            if (whole.isPresent()) {
                found.subList(first, found.size()).clear();
                add(node, whole.get());
            } else if (!understood && found.size() == first) {
                Matcher part = PART.matcher(text);
                while (part.find()) {
                    TokenShape.of(part.group(), false).ifPresent(value -> add(node, value));
                }
            }
        }

        private void add(Node node, String value) {
            List<String> trail = node.trail();
            found.add(new Token(exchange, host, request, name(trail), value, trail));
        }
    }

    /** {@code distinct_id} for {@code json $[0].distinct_id}, {@code uid} for {@code query uid}. */
    private static String name(List<String> trail) {
        for (int i = trail.size() - 1; i > 0; i--) {
            String step = trail.get(i);
            Matcher key = LAST_KEY.matcher(step);
            int space = step.indexOf(' ');
            if (space > 0 && step.indexOf('$') == space + 1 ? key.find() : false) {
                return key.group(1);
            }
            if (space > 0 && step.indexOf('$') != space + 1) {
                return step.substring(space + 1);
            }
        }
        return trail.get(trail.size() - 1);
    }
}
