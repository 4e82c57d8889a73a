package dev.leakgate.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one attempt at a session, of the time between two sessions, or of a drain, beside its record and its
 * capture: what was done at its borders, what the phone told, what proofs took.
 */
public final class AttemptFolder {

    private final Path path;

    AttemptFolder(Path path) {
        this.path = path;
    }

    /** Keeps the windows of an influence experiment; there is at most one in a session. */
    public void keep(InfluenceRecord influence) {
        JsonFile.write(path.resolve("influence.json"), influence);
    }

    /** @throws EvidenceException when it is damaged */
    public Optional<InfluenceRecord> influence() {
        return JsonFile.readIfKept(path.resolve("influence.json"), InfluenceRecord.class, "nothing is judged by it");
    }

    /** Keeps the borders that were crossed in an attempt. */
    public void keep(BorderRecord borders) {
        JsonFile.write(path.resolve("borders.json"), borders);
    }

    /** In the order of time. @throws EvidenceException when they are damaged */
    public List<BorderRecord.Border> borders() {
        return JsonFile.readIfKept(path.resolve("borders.json"), BorderRecord.class, "what outlived them is not known")
                .map(BorderRecord::borders).orElse(List.of());
    }

    /** Keeps what it took to prove an attempt's capture whole. */
    public void keep(ProofTimes times) {
        JsonFile.write(path.resolve("proofs.json"), times);
    }

    /** Empty when it was not taken down. @throws EvidenceException when it is damaged */
    public Optional<ProofTimes> proofTimes() {
        return JsonFile.readIfKept(path.resolve("proofs.json"), ProofTimes.class, "what proofs cost is not known");
    }

    /** Keeps that another phone than the planned one drove an attempt. */
    public void keep(Handset handset) {
        RunFolder.make(path);
        JsonFile.write(path.resolve("handset.json"), handset);
    }

    /** Empty when the planned phone drove it. @throws EvidenceException when the file is damaged */
    public Optional<Handset> handset() {
        return JsonFile.readIfKept(path.resolve("handset.json"), Handset.class, "which phone drove it is not known");
    }

    /** Keeps what the phone told of its connections. */
    public void keep(PhoneConnections connections) {
        JsonFile.write(path.resolve("connections.json"), connections);
    }

    /** Empty when the phone was not asked. @throws EvidenceException when the file is damaged */
    public Optional<PhoneConnections> connections() {
        return JsonFile.readIfKept(path.resolve("connections.json"), PhoneConnections.class, "the phone's connections are not known");
    }

    /** Keeps what a phone showed when something went wrong: {@code <name>.xml} and {@code <name>.png}. */
    public void keepScreen(String name, String pageSource, byte[] png) {
        try {
            PrivateFiles.replace(path.resolve(RunFolder.checked(name) + ".xml"), pageSource.getBytes(StandardCharsets.UTF_8));
            PrivateFiles.replace(path.resolve(RunFolder.checked(name) + ".png"), png);
        } catch (IOException e) {
            throw new EvidenceException(path + ": the screen cannot be kept (" + e + ")", e);
        }
    }
}
