package dev.leakgate.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Secrets of every kind that a phone has, drawn from a seed; the first five are the same however many are asked for. */
public final class BenchSecrets {

    private static final long SEED = 41;

    private BenchSecrets() {
    }

    /** Arguments: the file to write, in the form that {@code scan --secrets} takes, and how many secrets. */
    public static void main(String[] arguments) throws IOException {
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        first(Integer.parseInt(arguments[1])).forEach(secret -> byKind
                .computeIfAbsent(secret.kind().word(), unused -> new ArrayList<>()).add(secret.value()));
        new ObjectMapper().writeValue(Path.of(arguments[0]).toFile(), byKind);
    }

    static List<Secret> first(int count) {
        Chance chance = new Chance(SEED);
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; secrets.size() < count; i++) {
            secrets.add(secret(i % 10, chance));
        }
        return secrets;
    }

    private static Secret secret(int kind, Chance chance) {
        return switch (kind) {
            case 0 -> of(SecretKind.QUERY, canary(chance) + " " + chance.digits(5));
            case 1 -> of(SecretKind.ANDROID_ID, chance.hex(8));
            case 2 -> of(SecretKind.IMEI, "86" + chance.digits(13));
            case 3 -> of(SecretKind.ADVERTISING_ID, chance.uuid());
            case 4 -> of(SecretKind.URL, "https://bench-" + chance.hex(2) + ".example/page-" + chance.hex(4));
            case 5 -> of(SecretKind.MAC, chance.hex(6).replaceAll("(..)(?=.)", "$1:"));
            case 6 -> of(SecretKind.SERIAL, chance.hex(4));
            case 7 -> of(SecretKind.PHONE, "+86138" + chance.digits(8));
            case 8 -> of(SecretKind.EMAIL, "u" + chance.hex(3) + "@mail.example");
            default -> of(SecretKind.IMSI, "46000" + chance.digits(10));
        };
    }

    /** Of words that the traffic does not have: a canary shares none with what is around it. */
    private static String canary(Chance chance) {
        String[] words = {"amber", "otter", "piano", "velvet", "copper", "lantern", "harbor", "maple"};
        return words[chance.below(words.length)] + " " + words[chance.below(words.length)];
    }

    private static Secret of(SecretKind kind, String value) {
        return new Secret(kind, value, "bench");
    }
}
