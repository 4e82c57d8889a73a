package dev.leakgate.evidence;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The secrets of a run with their owners, and the key of the labels that stand for identifiers in shared outputs.
 * The key is drawn once for each run and kept here, so that a replay gives the same labels.
 *
 * @param key 32 hexadecimal digits
 */
record SecretsFile(int schemaVersion, String key, List<Entry> secrets) {

    /** @param kind the kind's word */
    record Entry(String kind, String value, String owner) {
        Secret secret() {
            return new Secret(SecretKind.of(kind), value, owner);
        }
    }

    SecretsFile {
        secrets = List.copyOf(secrets);
    }

    static SecretsFile empty() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        return new SecretsFile(1, HexFormat.of().formatHex(key), List.of());
    }

    static SecretsFile read(Path file) {
        SecretsFile content = JsonFile.read(file, SecretsFile.class, "without the secrets nothing can be judged");
        try {
            content.all();
            content.keyBytes();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new EvidenceException(file + ": is damaged (" + e.getMessage() + "); without the secrets nothing can be judged", e);
        }
        return content;
    }

    byte[] keyBytes() {
        return HexFormat.of().parseHex(key);
    }

    List<Secret> all() {
        return secrets.stream().map(Entry::secret).toList();
    }

    SecretsFile with(List<Secret> more) {
        Set<Entry> entries = new LinkedHashSet<>(secrets);
        more.forEach(s -> entries.add(new Entry(s.kind().word(), s.value(), s.owner())));
        return new SecretsFile(schemaVersion, key, List.copyOf(entries));
    }
}
