package dev.leakgate.secret;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake2sDigest;
import org.bouncycastle.crypto.digests.Blake3Digest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.MD2Digest;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.digests.WhirlpoolDigest;

/**
 * A function that programs put between an identifier and the wire.
 *
 * @param name as trails show it, e.g. {@code sha256}
 * @param weak 32 bits or fewer: what it gives is met by chance
 */
public record HashFunction(String name, boolean weak, UnaryOperator<byte[]> function) {

    static final HashFunction MD5 = of("md5", MD5Digest::new);
    static final HashFunction SHA1 = of("sha1", SHA1Digest::new);
    public static final HashFunction SHA256 = of("sha256", SHA256Digest::new);
    private static final HashFunction SHA512 = of("sha512", SHA512Digest::new);

    /** Those that are stacked, salted and keyed in practice. */
    public static final List<HashFunction> COMMON = List.of(MD5, SHA1, SHA256, SHA512);

    public static final List<HashFunction> ALL = Stream.concat(COMMON.stream(), Stream.of(
            of("md2", MD2Digest::new), of("md4", MD4Digest::new),
            of("sha224", SHA224Digest::new), of("sha384", SHA384Digest::new),
            of("sha512/224", () -> new SHA512tDigest(224)), of("sha512/256", () -> new SHA512tDigest(256)),
            of("sha3-224", () -> new SHA3Digest(224)), of("sha3-256", () -> new SHA3Digest(256)),
            of("sha3-384", () -> new SHA3Digest(384)), of("sha3-512", () -> new SHA3Digest(512)),
            of("keccak-256", () -> new KeccakDigest(256)),
            of("ripemd160", RIPEMD160Digest::new), of("whirlpool", WhirlpoolDigest::new),
            of("blake2b-512", () -> new Blake2bDigest(512)), of("blake2b-256", () -> new Blake2bDigest(256)),
            of("blake2b-384", () -> new Blake2bDigest(384)), of("blake2b-160", () -> new Blake2bDigest(160)),
            of("blake2b-128", () -> new Blake2bDigest(128)),
            of("blake2s-256", () -> new Blake2sDigest(256)), of("blake2s-128", () -> new Blake2sDigest(128)),
            of("blake3", Blake3Digest::new), of("sm3", SM3Digest::new),
            new HashFunction("murmur3-128", false, Murmur3::x64),
            new HashFunction("murmur3-128", false, bytes -> reversedWords(Murmur3.x64(bytes))),
            new HashFunction("murmur3-x86-128", false, Murmur3::x86),
            new HashFunction("xxh64", false, XxHash::hash64), new HashFunction("xxh64", false, reversed(XxHash::hash64)),
            new HashFunction("xxh3", false, XxHash::xxh3), new HashFunction("xxh3", false, reversed(XxHash::xxh3)),
            new HashFunction("xxh128", false, XxHash::xxh128),
            new HashFunction("murmur3-32", true, Murmur3::x32), new HashFunction("xxh32", true, XxHash::hash32),
            new HashFunction("crc32", true, Checksums::crc32), new HashFunction("adler32", true, Checksums::adler32)))
            .toList();

    private static HashFunction of(String name, Supplier<Digest> digests) {
        return new HashFunction(name, false, bytes -> {
            Digest digest = digests.get();
            digest.update(bytes, 0, bytes.length);
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return result;
        });
    }

    /** @return the digest, most significant byte first where the function gives a number */
    public byte[] apply(byte[] bytes) {
        return function.apply(bytes);
    }

    private static UnaryOperator<byte[]> reversed(UnaryOperator<byte[]> function) {
        return bytes -> reversedWords(function.apply(bytes));
    }

    /** Each group of eight bytes the other way round: the same numbers, written least significant byte first. */
    private static byte[] reversedWords(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[i / 8 * 8 + 7 - i % 8];
        }
        return result;
    }
}
