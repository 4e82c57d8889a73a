package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.Spellings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every byte pattern to search for in one pass: the plain spellings, also backwards and in the character sets of their
 * script, the raw bytes of binary identifiers, and the inner characters of their base64, which are the same wherever in
 * a longer base64 text a secret stands.
 */
final class Needles {

    private static final int BOUNDED_TEXT = 8;
    private static final int BOUNDED_NUMBER = 12;
    private static final int SHORTEST_REVERSED = 8;
    private static final int SHORTEST_BASE64 = 11;
    private static final List<Charset> CHARSETS = Stream.of("GBK", "GB18030", "Big5", "Shift_JIS",
            "EUC-JP", "EUC-KR", "KOI8-R", "windows-1251", "windows-1252", "UTF-16LE", "UTF-16BE")
            .filter(Charset::isSupported).map(Charset::forName).toList();

    private final List<Needle> needles = new ArrayList<>();
    private final Patterns ofText;
    /** Patterns with bytes that no plain text has, which most traffic is. */
    private final Patterns ofBytes;
    private final int texts;

    Needles(Collection<Secret> secrets) {
        secrets.forEach(this::add);
        needles.sort(Comparator.comparing(needle -> !isPlainText(needle)));
        texts = (int) needles.stream().filter(Needles::isPlainText).count();
        ofText = new Patterns(needles.subList(0, texts).stream().map(Needle::bytes).toList());
        ofBytes = new Patterns(needles.subList(texts, needles.size()).stream().map(Needle::bytes).toList());
    }

    private static boolean isPlainText(Needle needle) {
        return Node.root("", needle.bytes()).shape().isPlainText();
    }

    private void add(Secret secret) {
        Meaning meaning = Meaning.plain(secret);
        for (String spelling : Spellings.of(secret)) {
            boolean bounded = shortEnoughForChance(spelling);
            add(meaning, spelling.getBytes(StandardCharsets.UTF_8), false, bounded, null);
            if (spelling.length() >= SHORTEST_REVERSED) {
                String reversed = new StringBuilder(spelling).reverse().toString();
                add(meaning.by("reversed"), reversed.getBytes(StandardCharsets.UTF_8), false, bounded, null);
            }
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(spelling)) {
                charsets(meaning, spelling);
            }
        }
        Set<String> cased = new LinkedHashSet<>();
        for (String spelling : List.of(Spellings.canonical(secret), secret.value().strip())) {
            cased.addAll(List.of(spelling, spelling.toLowerCase(Locale.ROOT), spelling.toUpperCase(Locale.ROOT)));
        }
        cased.forEach(text -> base64(meaning.by("base64"), text.getBytes(StandardCharsets.UTF_8)));
        for (byte[] raw : Spellings.raw(secret)) {
            add(meaning.by(Meaning.RAW), raw, true, false, null);
        }
    }

    private void add(Meaning meaning, byte[] bytes, boolean exact, boolean bounded, Base64Edges edges) {
        if (bytes.length >= Patterns.SHORTEST) {
            needles.add(new Needle(meaning, bytes, exact, bounded, edges));
        }
    }

    private void charsets(Meaning meaning, String spelling) {
        Set<List<Byte>> seen = new LinkedHashSet<>();
        for (Charset charset : CHARSETS) {
            if (charset.newEncoder().canEncode(spelling)) {
                byte[] bytes = spelling.getBytes(charset);
                List<Byte> boxed = new ArrayList<>();
                for (byte b : bytes) {
                    boxed.add(b);
                }
                if (bytes.length >= 2 * Patterns.SHORTEST && seen.add(boxed)) {
                    add(meaning.by(charset.name().toLowerCase(Locale.ROOT)), bytes, true, false, null);
                }
            }
        }
    }

    /** For each of the three places in a group of three bytes: the characters that do not depend on the neighbours. */
    private void base64(Meaning meaning, byte[] bytes) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String core = text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
            if (core.length() >= SHORTEST_BASE64) {
                Base64Edges edges = Base64Edges.of(bytes, before);
                Stream.of(core, core.replace('+', '-').replace('/', '_')).distinct().forEach(spelling ->
                        add(meaning, spelling.getBytes(StandardCharsets.US_ASCII), true, false, edges));
            }
        }
    }

    private static boolean shortEnoughForChance(String spelling) {
        return spelling.length() < BOUNDED_TEXT
                || spelling.length() < BOUNDED_NUMBER && spelling.matches("[0-9a-fA-F]+");
    }

    /** Every needle in the bytes, in order of its end. */
    List<Hit> in(Node node) {
        List<Hit> hits = new ArrayList<>(0);
        search(ofText, 0, node, hits);
        if (!node.shape().isPlainText()) {
            search(ofBytes, texts, node, hits);
        }
        if (hits.size() > 1) {
            hits.sort(Comparator.comparingInt(Hit::to).thenComparingInt(Hit::from));
        }
        return hits;
    }

    private void search(Patterns patterns, int first, Node node, List<Hit> hits) {
        patterns.search(node.array(), node.from(), node.to(), (pattern, start, end) -> {
            Needle needle = needles.get(first + pattern);
            if (needle.fits(node.array(), start, end, node.from(), node.to())) {
                hits.add(new Hit(needle.meaning(), start, end));
            }
        });
    }
}
