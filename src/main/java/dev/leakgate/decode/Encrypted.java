package dev.leakgate.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a known key opens. A wrong key gives no sense, and the piece stays what it was. */
final class Encrypted implements Decoder {

    private final List<Decryption> decryptions;

    Encrypted(List<Decryption> decryptions) {
        this.decryptions = List.copyOf(decryptions);
    }

    @Override
    public boolean suits(Node node) {
        return !decryptions.isEmpty() && node.length() >= Aes.BLOCK && node.shape().looksLikeNoise(node.length());
    }

    @Override
    public boolean decode(Node node, Children children) {
        byte[] encrypted = Arrays.copyOfRange(node.bytes, node.from, node.to);
        for (Decryption decryption : decryptions) {
            Optional<byte[]> plain = decryption.decrypt(encrypted);
            if (plain.isPresent() && Text.makesSense(plain.get(), 0, plain.get().length)) {
                children.decoded(decryption.step(), plain.get(), plain.get().length);
                return true;
            }
        }
        return false;
    }
}
