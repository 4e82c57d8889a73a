package dev.leakgate.report;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is shared of a finding: the decoded text with the secret marked, and path and digest of the private evidence. */
final class DecodedText {

    private final Finding finding;
    private final String session;
    private final RunFolder folder;

    DecodedText(Finding finding, String session, RunFolder folder) {
        this.finding = finding;
        this.session = session;
        this.folder = folder;
    }

    @Override
    public String toString() {
        int late = finding.exchange().indexOf('#');
        Path journal = folder.journal(late < 0 ? session : finding.exchange().substring(0, late));
        return """
                %s

                sent to   %s
                trail     %s
                secret    %s %s

                evidence  %s, exchange %s (private)
                sha-256   %s
                """.formatted(finding.excerpt(), finding.host(),
                String.join(" > ", finding.trail()), finding.kind(), finding.value(), Gate.near(journal),
                finding.exchange().substring(late + 1), digest(journal));
    }

    private static String digest(Path file) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new EvidenceException(file + ": cannot be read any more (" + e + ")", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
