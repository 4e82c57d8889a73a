package dev.leakgate.phone.identifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reply to a binder transaction as {@code service call} dumps it: 32-bit words in hexadecimal. First the exception
 * code, 0 for none; then, for a text, its length and the text in little-endian UTF-16 (android.os.Parcel).
 */
record ParcelDump(List<Integer> words) {

    private static final Pattern LINE = Pattern.compile("(?:0x[0-9a-f]{8}:|Parcel\\()((?: ?[0-9a-f]{8}){1,4})\\b");
    private static final int SECURITY_EXCEPTION = -1;
    private static final int LONGEST = 256;

    static ParcelDump parse(String dump) {
        List<Integer> words = new ArrayList<>();
        Matcher line = LINE.matcher(dump);
        while (line.find()) {
            for (String word : line.group(1).trim().split(" ")) {
                words.add(Integer.parseUnsignedInt(word, 16));
            }
        }
        return new ParcelDump(words);
    }

    /** Whether the service refused it to the caller. */
    boolean refused() {
        return !words.isEmpty() && words.get(0) == SECURITY_EXCEPTION;
    }

    /** Empty for an exception, null, or a reply that is no text. */
    String text() {
        if (words.size() < 3 || words.get(0) != 0 || words.get(1) <= 0 || words.get(1) > LONGEST) {
            return "";
        }
        byte[] bytes = new byte[(words.size() - 2) * 4];
        for (int i = 2; i < words.size(); i++) {
            for (int b = 0; b < 4; b++) {
                bytes[(i - 2) * 4 + b] = (byte) (words.get(i) >>> (8 * b));
            }
        }
        return new String(bytes, 0, Math.min(words.get(1) * 2, bytes.length), StandardCharsets.UTF_16LE);
    }
}
