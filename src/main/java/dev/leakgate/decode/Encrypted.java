package dev.leakgate.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a known key opens. A wrong key gives no sense, and the piece stays what it was: opaque. */
final class Encrypted implements Decoder {

    private static final int LONGEST = 8 << 20;
    /** Fewer bytes are readable by chance, whatever the key. */
    private static final int CERTAIN = 12;
    private static final byte[] NOTHING = {};

    private final List<Decryption> decryptions;

    Encrypted(List<Decryption> decryptions) {
        this.decryptions = List.copyOf(decryptions);
    }

    /** Keys are rarely known, so where one is, it is tried on whatever has as many byte values as noise. */
    @Override
    public boolean suits(Node node) {
        return node.length() >= Aes.BLOCK && node.length() <= LONGEST && node.looksLikeNoise();
    }

    @Override
    public boolean decode(Node node, Children children) {
        byte[] encrypted = Arrays.copyOfRange(node.bytes, node.from, node.to);
        for (Decryption decryption : decryptions) {
            Optional<byte[]> plain = decryption.decrypt(encrypted, name -> Siblings.value(node, name));
            byte[] text = plain.orElse(NOTHING);
            if (Text.makesSense(text, 0, text.length)) {
                if (text.length >= CERTAIN) {
                    children.decoded(decryption.step(), text);
                    return true;
                }
                children.guessed(decryption.step(), text, text.length);
            }
        }
        return false;
    }
}
