package dev.leakgate.decode;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Makes {@link Decryption}s of one sort from the settings in a keys file. Others are added by the {@link ServiceLoader}
 * mechanism: a jar with a file {@code META-INF/services/dev.leakgate.decode.DecryptionProvider}.
 */
public interface DecryptionProvider {

    /** The name of its section in the keys file. */
    String section();

    /**
     * @param settings names and values of one entry of the section
     * @throws IllegalArgumentException with a sentence that says what is missing or wrong
     */
    List<Decryption> decryptions(Map<String, String> settings);

    /** @throws IllegalArgumentException when no provider has that section, with the sections there are */
    static DecryptionProvider forSection(String section) {
        List<DecryptionProvider> all = ServiceLoader.load(DecryptionProvider.class).stream()
                .map(ServiceLoader.Provider::get).toList();
        return all.stream().filter(provider -> provider.section().equals(section)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown section '" + section + "', known are salts, "
                        + "hmacKeys, " + String.join(", ", all.stream().map(DecryptionProvider::section).toList())));
    }
}
