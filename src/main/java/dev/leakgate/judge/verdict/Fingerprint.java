package dev.leakgate.judge.verdict;

import dev.leakgate.evidence.FileDigest;
import dev.leakgate.leak.Trail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is the same in a finding whenever and wherever it is made. */
final class Fingerprint {

    private static final int DIGITS = 16;
    private static final Pattern LABEL = Pattern.compile("\\[(\\w+) [0-9a-f]{4}]");
    private static final Pattern NUMBER = Pattern.compile("\\d{5,}|\\b(?=[0-9a-f]*\\d)[0-9a-f]{8,}\\b");

    private final List<String> drawn;

    /** @param value a canary, of which every word may turn up in a host or a trail; its number comes with them */
    private Fingerprint(String value) {
        this.drawn = Arrays.stream(value.split("[^\\p{Alnum}]+")).filter(w -> w.length() >= 4).toList();
    }

    static String of(Finding finding) {
        Fingerprint stable = new Fingerprint(finding.kind().isEmpty() ? "" : path(finding.value()));
        List<String> parts = new ArrayList<>(List.of(finding.rule(), finding.kind(), stable.host(finding.host()), finding.where()));
        finding.trail().forEach(step -> parts.add(stable.step(step)));
        return FileDigest.of(String.join("\n", parts)).substring(0, DIGITS);
    }

    /** Of an address the part that was drawn: what follows its host. */
    private static String path(String value) {
        int host = value.indexOf("://");
        int slash = host < 0 ? -1 : value.indexOf('/', host + 3);
        return slash < 0 ? value : value.substring(slash);
    }

    private String host(String host) {
        return Arrays.stream(host.split("\\.")).map(l -> drawn.stream().anyMatch(l::contains) ? "*" : l).collect(Collectors.joining("."));
    }

    private String step(String step) {
        String told = Trail.withoutIndexes(LABEL.matcher(step).replaceAll("[$1]"));
        for (String word : drawn) {
            told = told.replace(word, "*");
        }
        return NUMBER.matcher(told).replaceAll("#");
    }
}
