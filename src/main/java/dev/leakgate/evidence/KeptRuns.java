package dev.leakgate.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code runs} with the evidence of many runs, from which old ones are taken away; nothing else ever is. */
public final class KeptRuns {

    private final Path folder;

    public KeptRuns(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EvidenceException(folder + ": no such folder; name the one in which the folders of runs are");
        }
        this.folder = folder;
    }

    /**
     * A run's folder, or what stands in the place of one.
     *
     * @param started null when it is no run
     * @param sealed  it came to its end
     * @param bytes   of all its files
     */
    public record Kept(Path path, Instant started, boolean sealed, long bytes) {
    }

    /** The oldest first; links are no runs, wherever they point. */
    public List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        for (Path path : children(folder)) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                all.add(new Kept(path, started(path), Files.exists(path.resolve(Seal.FILE)), bytes(path)));
            } else {
                all.add(new Kept(path, null, false, 0));
            }
        }
        all.sort(Comparator.comparing(Kept::started, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Kept::path));
        return all;
    }

    /** Of a run whose plan cannot be read, when that was written. */
    private static Instant started(Path path) {
        Path plan = path.resolve(RunFolder.PLAN);
        try {
            return RunFolder.open(path).plan().started();
        } catch (EvidenceException e) {
            return Files.isRegularFile(plan, LinkOption.NOFOLLOW_LINKS) ? Instant.ofEpochMilli(plan.toFile().lastModified()) : null;
        }
    }

    /** Takes a run's folder away; what links in it point to stays. The plan goes last, so that a rest is known as a run. */
    public void remove(Kept run) {
        if (run.started() == null || !run.path().getParent().equals(folder)) {
            throw new EvidenceException(run.path() + ": is not a run of " + folder + " and is left alone");
        }
        try {
            for (Path child : children(run.path())) {
                if (!child.endsWith(RunFolder.PLAN)) {
                    delete(child);
                }
            }
            delete(run.path());
        } catch (IOException e) {
            throw new EvidenceException(run.path() + ": cannot be removed whole (" + e + ")", e);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : children(path)) {
                delete(child);
            }
        }
        Files.delete(path);
    }

    private static long bytes(Path folder) {
        long bytes = 0;
        for (Path child : children(folder)) {
            bytes += Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) ? bytes(child)
                    : Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS) ? child.toFile().length() : 0;
        }
        return bytes;
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new EvidenceException(folder + ": cannot be read (" + e + ")", e);
        }
    }
}
