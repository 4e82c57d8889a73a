package dev.leakgate.leak;

import dev.leakgate.decode.Budget;
import dev.leakgate.decode.DecodeTree;
import dev.leakgate.decode.Node;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.StreamMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an upload calls the things it tells: fields, and names of events, screens and the like in them. A report of what
 * was done on a phone is known by such a sign, without knowing the report's shape: it is there when the thing was
 * done, and not when nothing was done.
 */
public final class Signs {

    /** A name is written without digits and blanks, which numbers, identifiers and what people type have. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z_.$/-]{3,63}");

    private static final DecodeTree TREE = DecodeTree.thorough(List.of());

    private Signs() {
    }

    /**
     * @param where body or websocket
     * @param trail without places in lists
     * @param name  what stands there; empty when it is a value and no name
     */
    public record Sign(String host, String where, List<String> trail, String name) {
        public Sign {
            trail = List.copyOf(trail);
        }
    }

    /** Of what a phone sent in one exchange, in its order. */
    public static List<Sign> of(Exchange exchange) {
        Budget budget = new Budget(Budget.Limits.DEFAULT);
        List<Sign> signs = new ArrayList<>(read("body", exchange.request().body().bytes(), exchange.host(), budget));
        exchange.messages().stream().filter(StreamMessage::fromClient)
                .forEach(m -> signs.addAll(read("websocket", m.bytes(), exchange.host(), budget)));
        return signs;
    }

    private static List<Sign> read(String where, byte[] bytes, String host, Budget budget) {
        Gathering gathering = new Gathering(host, where);
        if (bytes.length > 0) {
            TREE.read(Node.root(where, bytes), budget, gathering);
        }
        return gathering.signs;
    }

    private static final class Gathering implements DecodeTree.Reader {

        private final String host;
        private final String where;
        private final List<Sign> signs = new ArrayList<>();
        private final Deque<Integer> before = new ArrayDeque<>();

        Gathering(String host, String where) {
            this.host = host;
            this.where = where;
        }

        @Override
        public void enter(Node node) {
            before.push(signs.size());
        }

        /** What guesses made of a name or of a last value is no sign beside it; of a body that nobody can read there is none. */
        @Override
        public void leave(Node node, boolean understood) {
            int first = before.pop();
            String text = node.latin1();
            boolean name = NAME.matcher(text).matches();
            List<String> trail = Trail.withoutIndexes(node.trail());
            if (name || !understood) {
                signs.subList(first, signs.size()).clear();
                if (trail.size() > 1) {
                    signs.add(new Sign(host, where, trail, name ? text : ""));
                }
            }
        }
    }
}
