package dev.leakgate.judge.release;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cells of a matrix: {@code model/browser/mode/scenario} with {@code *} for any; without the scenario, sessions. */
public record CellPattern(String text) {

    public CellPattern {
        int parts = text.split("/", -1).length;
        if (parts < 3 || parts > 4 || Arrays.stream(text.split("/", -1)).anyMatch(p -> !p.matches("\\*|[\\p{Alnum}._-]+"))) {
            throw new IllegalArgumentException("'" + text
                    + "' names no cells; write model/browser/mode/scenario, each a word or *, as in mi-10/mint/incognito/*");
        }
    }

    boolean matches(String cell) {
        List<String> wanted = List.of(text.split("/"));
        List<String> parts = List.of(cell.split("/"));
        return wanted.size() == parts.size() && IntStream.range(0, parts.size())
                .allMatch(i -> wanted.get(i).equals("*") || wanted.get(i).equals(parts.get(i)));
    }

    /** A finding of a session lies within a scope that has any scenario. */
    boolean covers(String cell) {
        return matches(cell) || text.endsWith("/*") && new CellPattern(text.substring(0, text.length() - 2)).matches(cell);
    }

    String mode() {
        return text.split("/")[2];
    }

    @Override
    public String toString() {
        return text;
    }
}
