package dev.leakgate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values computed with the reference implementations. */
class HashFunctionTest {

    @ParameterizedTest(name = "{0} of \"{1}\"")
    @CsvSource({
        "md2, abc, da853b0d3f88d99b30283a69e6ded6bb",
        "md4, abc, a448017aaf21d8525fc10ae87aa6729d",
        "md5, abc, 900150983cd24fb0d6963f7d28e17f72",
        "sha1, abc, a9993e364706816aba3e25717850c26c9cd0d89d",
        "sha256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "ripemd160, abc, 8eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
        "sm3, abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "blake3, abc, 6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
        "xxh64, 490154203237518, b96cf87f75a2e446",
        "xxh3, 490154203237518, dbff0123462130a0",
        "xxh128, 490154203237518, 61dfa8b3466dad6de94312f32317a8ff",
        "crc32, abc, 352441c2",
        "adler32, abc, 024d0127",
    })
    void gives_the_published_value(String name, String text, String digest) {
        assertThat(HashFunction.ALL).filteredOn(function -> function.name().equals(name))
                .extracting(function -> HexFormat.of().formatHex(function.apply(text.getBytes(StandardCharsets.UTF_8))))
                .contains(digest);
    }
}
