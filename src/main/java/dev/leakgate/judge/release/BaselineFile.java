package dev.leakgate.judge.release;

import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import dev.leakgate.yaml.YamlSchema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Reads {@code ci/baseline.yaml}; an entry that nobody signed, or for what nobody may sign, is an error with its line. */
public final class BaselineFile {

    /** Days for which a finding can be accepted at most. */
    public static final int LONGEST = 90;

    private static final YamlSchema SCHEMA = YamlSchema.of("baseline");

    private BaselineFile() {
    }

    /** @param today no entry may expire later than {@link #LONGEST} days after it */
    public static List<Accepted> read(Path file, LocalDate today) {
        return SCHEMA.check(YamlFile.read(file)).asMapping().list("accepted").stream().map(e -> entry(e.asMapping(), today)).toList();
    }

    private static Accepted entry(YamlNode.Mapping entry, LocalDate today) {
        YamlNode scope = entry.get("scope");
        CellPattern cells;
        try {
            cells = new CellPattern(scope.asText());
        } catch (IllegalArgumentException e) {
            throw scope.error(e.getMessage());
        }
        if (!cells.mode().equals("normal")) {
            throw scope.error("'" + cells + "' takes in incognito mode, where no leak can be accepted; write 'normal' for the mode");
        }
        if (entry.text("approver").equals(entry.text("owner"))) {
            throw entry.get("approver").error("'" + entry.text("approver") + "' approves what is their own; another person has to");
        }
        return new Accepted(entry.text("fingerprint"), cells, entry.text("reason"), entry.text("owner"), entry.text("approver"),
                expiry(entry.get("expires"), today), entry.place().toString());
    }

    private static LocalDate expiry(YamlNode node, LocalDate today) {
        LocalDate expires;
        try {
            expires = LocalDate.parse(node.asText());
        } catch (DateTimeParseException e) {
            throw node.error("'" + node.asText() + "' is no date; write it as 2026-12-31");
        }
        if (expires.isAfter(today.plusDays(LONGEST))) {
            throw node.error(expires + " is more than " + LONGEST + " days ahead; " + today.plusDays(LONGEST) + " at most");
        }
        return expires;
    }
}
