package dev.leakgate.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The picture of what flows where, an SVG of three columns: the phone, the hosts that were told something, the countries
 * that their addresses are registered in. Sizes are user units; the drawing is scaled to the page.
 */
record Flow(List<Host> hosts, List<Country> countries, int rest) {

    private static final int SHOWN = 6;
    private static final int ROW = 104;
    private static final int TOP = 34;

    /** @param y middle of its box */
    record Host(String name, List<Line> what, boolean incognito, int y, int countryY, int width, int phoneY) {

        int top() {
            return y - 38;
        }

        int first() {
            return y - (what.size() == 1 ? 9 : 17);
        }

        /** Curve from the phone to this host. */
        String inward() {
            return "M 108 %d C 150 %d, 150 %d, 196 %d".formatted(phoneY, phoneY, y, y);
        }

        String outward() {
            return "M 486 %d C 520 %d, 520 %d, 556 %d".formatted(y, y, countryY, countryY);
        }
    }

    record Country(String name, String network, int y) {

        int top() {
            return y - 30;
        }

        int first() {
            return network.isEmpty() ? y + 6 : y - 4;
        }

        int second() {
            return y + 18;
        }
    }

    /** A line of what a host was told; two hold all but the longest. */
    record Line(String text, int y) {
    }

    private static List<Line> lines(Receiver receiver, int y) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : receiver.kinds().stream().map(Kinds::brief).toList()) {
            String last = lines.get(lines.size() - 1);
            String longer = last.isEmpty() ? word : last + ", " + word;
            if (longer.length() <= 33 || last.isEmpty()) {
                lines.set(lines.size() - 1, longer);
            } else if (lines.size() < 2) {
                lines.set(lines.size() - 1, last + ",");
                lines.add(word);
            } else {
                lines.set(1, shortened(last + ", and more", 36));
                break;
            }
        }
        List<Line> placed = new ArrayList<>();
        lines.forEach(l -> placed.add(new Line(l, y + (lines.size() == 1 ? 15 : 6 + 20 * placed.size()))));
        return placed;
    }

    static Flow of(List<Receiver> receivers) {
        List<Receiver> shown = receivers.subList(0, Math.min(SHOWN, receivers.size()));
        List<String> names = shown.stream().map(Receiver::country).distinct().toList();
        List<Country> countries = new ArrayList<>();
        double step = names.isEmpty() ? 0 : (double) shown.size() * ROW / names.size();
        for (String name : names) {
            String network = shown.stream().filter(r -> r.country().equals(name)).map(Receiver::network).filter(n -> !n.isEmpty())
                    .distinct().reduce((a, b) -> a + ", " + b).orElse("");
            // "nobody's address, set aside for documentation" has its second half in the table.
            countries.add(new Country(shortened(name.replaceFirst("'s address,.*", ""), 16), shortened(network, 20), (int) (TOP + step * (countries.size() + 0.5))));
        }
        List<Host> hosts = new ArrayList<>();
        for (Receiver r : shown) {
            Country to = countries.get(names.indexOf(r.country()));
            hosts.add(new Host(shortened(r.host(), 27), lines(r, TOP + ROW * hosts.size() + ROW / 2), r.incognito(),
                    TOP + ROW * hosts.size() + ROW / 2, to.y(), (int) Math.min(9, 2 + r.charged() / 3),
                    TOP + shown.size() * ROW / 2));
        }
        return new Flow(hosts, countries, receivers.size() - shown.size());
    }

    int height() {
        return Math.max(TOP + hosts.size() * ROW + (rest > 0 ? 34 : 10), 160);
    }

    int phoneTop() {
        return middle() - 58;
    }

    int middle() {
        return TOP + hosts.size() * ROW / 2;
    }

    int restY() {
        return TOP + hosts.size() * ROW + 16;
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : "…" + text.substring(text.length() - length + 1);
    }
}
