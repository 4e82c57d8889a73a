package dev.leakgate.decode;

/**
 * LZ-string, the JavaScript library of that name (version 1.4): LZW over UTF-16 units, written as base64
 * ({@code compressToBase64}), as text for addresses ({@code compressToEncodedURIComponent}) or as UTF-16. Believed when
 * it ends with its end mark and gives readable text.
 */
final class LzString implements Decoder {

    private static final int SHORTEST = 10;
    private static final BaseAlphabet BASE64 = new BaseAlphabet(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=", "");
    private static final BaseAlphabet URI = new BaseAlphabet(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$", " ").with(" ", 62);
    /** Of ten digits of 64, hardly ever are all of one sort. */
    private static final Shape ONE_CASE = Shape.alphabet("abcdefghijklmnopqrstuvwxyz-+ ");
    private static final Shape FIGURES = Shape.alphabet("0123456789-+ ");
    private static final int UTF16_OFFSET = 32;
    private static final int UTF16_BITS = 15;

    @Override
    public boolean suits(Shape shape) {
        return (shape.within(BASE64.shape()) || shape.within(URI.shape())) && !shape.within(ONE_CASE) && !shape.within(FIGURES)
                || !shape.ascii();
    }

    /** What makes sense as plain base64 is that. */
    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && (BASE64.spells(node)
                || URI.spells(node) && fewBlanks(node) || !node.shape().ascii())
                && (!Base64.ALPHABET.spells(node) || Base64.phase(node.bytes, node.from, node.to) < 0);
    }

    /** A blank was a plus sign, one digit of 64: more of them are words. */
    private static boolean fewBlanks(Node node) {
        int blanks = 0;
        for (int i = node.next(node.from, ' '); i < node.to; i = node.next(i + 1, ' ')) {
            blanks++;
        }
        return blanks * 16 <= node.length();
    }

    @Override
    public boolean decode(Node node, Children children) {
        return BASE64.spells(node) && undo(node, digits(node, BASE64), 6, children)
                || URI.spells(node) && undo(node, digits(node, URI), 6, children)
                || !node.shape().ascii() && undo(node, units(node), UTF16_BITS, children);
    }

    private static int[] digits(Node node, BaseAlphabet alphabet) {
        int[] digits = new int[node.length()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = alphabet.value(node.bytes[node.from + i]);
        }
        return digits;
    }

    private static int[] units(Node node) {
        int first = Text.character(node.bytes, node.from, node.to);
        return first == 0 ? new int[0] : node.utf8().chars().map(unit -> unit - UTF16_OFFSET).toArray();
    }

    /** Even the worst text takes fewer than four characters of LZ-string for each byte. */
    private static boolean undo(Node node, int[] digits, int bits, Children children) {
        String text = LzStringReader.read(digits, bits, children.budget().room(digits.length));
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        boolean sense = utf8.length > node.length() / 4 && text.codePoints().allMatch(WideText::sane)
                && Text.makesSense(utf8, 0, utf8.length);
        if (sense) {
            children.decoded("lz-string", utf8);
        }
        return sense;
    }
}
