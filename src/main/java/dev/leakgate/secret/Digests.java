package dev.leakgate.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digests by which programs pretend not to send a secret. */
public final class Digests {

    /**
     * One digest of one spelling.
     *
     * @param step e.g. {@code md5}, {@code sha256(md5)}, {@code hmac-sha256}
     * @param weak met by chance, see {@link HashFunction#weak}
     */
    public record Digested(String step, byte[] bytes, boolean weak) {
    }

    private static final HexFormat HEX = HexFormat.of();

    private Digests() {
    }

    /**
     * @param salts known salts, put before and after
     * @param keys  known HMAC keys
     */
    public static void of(Secret secret, List<String> salts, List<byte[]> keys, Consumer<Digested> taker) {
        List<byte[]> inputs = inputs(secret);
        for (byte[] input : inputs) {
            for (HashFunction function : HashFunction.ALL) {
                taker.accept(new Digested(function.name(), function.apply(input), function.weak()));
            }
            NameUuid.of(input, taker);
            salts.forEach(salt -> salted(input, salt, taker));
            keys.forEach(key -> keyed(input, key, taker));
        }
        for (byte[] input : cased(List.of(Spellings.canonical(secret), secret.value().strip()))) {
            twice(input, taker);
        }
    }

    /** Every spelling in the case given, lower and upper, and the raw bytes. */
    private static List<byte[]> inputs(Secret secret) {
        List<byte[]> inputs = new ArrayList<>(cased(Spellings.of(secret)));
        inputs.addAll(Spellings.raw(secret));
        return inputs;
    }

    private static List<byte[]> cased(Iterable<String> spellings) {
        Set<String> texts = new LinkedHashSet<>();
        for (String spelling : spellings) {
            texts.add(spelling);
            texts.add(spelling.toLowerCase(Locale.ROOT));
            texts.add(spelling.toUpperCase(Locale.ROOT));
        }
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** A second round over the first one's hex, bytes or base64. */
    private static void twice(byte[] input, Consumer<Digested> taker) {
        for (HashFunction first : HashFunction.COMMON) {
            byte[] digest = first.apply(input);
            String hex = HEX.formatHex(digest);
            for (byte[] form : List.of(digest, ascii(hex), ascii(hex.toUpperCase(Locale.ROOT)),
                    Base64.getEncoder().encode(digest))) {
                for (HashFunction second : HashFunction.COMMON) {
                    String step = second.name() + "(" + first.name() + ")";
                    taker.accept(new Digested(step, second.apply(form), false));
                }
            }
        }
    }

    private static void salted(byte[] input, String salt, Consumer<Digested> taker) {
        byte[] bytes = salt.getBytes(StandardCharsets.UTF_8);
        for (HashFunction function : HashFunction.COMMON) {
            taker.accept(new Digested("salted " + function.name(), function.apply(joined(bytes, input)), false));
            taker.accept(new Digested("salted " + function.name(), function.apply(joined(input, bytes)), false));
        }
    }

    private static void keyed(byte[] input, byte[] key, Consumer<Digested> taker) {
        for (String name : List.of("HmacMD5", "HmacSHA1", "HmacSHA256", "HmacSHA512")) {
            try {
                Mac mac = Mac.getInstance(name);
                mac.init(new SecretKeySpec(key, name));
                String step = "hmac-" + name.substring(4).toLowerCase(Locale.ROOT);
                taker.accept(new Digested(step, mac.doFinal(input), false));
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + name, e);
            }
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
