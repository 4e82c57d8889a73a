package dev.leakgate.lab.android.shell;

import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileInfo;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.shell.Script.Piece;
import dev.leakgate.lab.android.shell.Script.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** Turns a word as written into the arguments it stands for: variables, command output, splitting, wildcards. */
record Expansion(Map<String, String> variables, FileSystem files, IntSupplier lastCode, Substitution substitution) {

    /** Runs the command line of {@code $( ... )} and gives its output. */
    interface Substitution {
        String output(String commandLine) throws IOException;
    }

    List<String> expand(Word word) throws IOException {
        List<String> arguments = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        StringBuilder pattern = new StringBuilder();
        boolean any = false;
        boolean wild = false;
        for (Piece piece : word.pieces()) {
            String text = value(piece);
            boolean split = !piece.quoted() && piece.kind() != Piece.Kind.TEXT;
            String[] fields = split ? text.strip().split("\\s+") : new String[] {text};
            for (int i = 0; i < fields.length; i++) {
                if (i > 0) {
                    arguments.addAll(paths(literal.toString(), wild ? pattern.toString() : null));
                    literal.setLength(0);
                    pattern.setLength(0);
                }
                literal.append(fields[i]);
                pattern.append(piece.quoted() ? Pattern.quote(fields[i]) : wildcards(fields[i]));
                wild |= !piece.quoted() && fields[i].matches("(?s).*[*?].*");
            }
            any |= piece.quoted() || !text.isBlank();
        }
        if (any) {
            arguments.addAll(paths(literal.toString(), wild ? pattern.toString() : null));
        }
        return arguments;
    }

    private String value(Piece piece) throws IOException {
        return switch (piece.kind()) {
            case TEXT -> piece.text();
            case VARIABLE -> piece.text().equals("?") ? String.valueOf(lastCode.getAsInt())
                    : variables.getOrDefault(piece.text(), "");
            case COMMAND -> substitution.output(piece.text());
        };
    }

    private static String wildcards(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }

    /** Files that match, or the word itself when there is none. Wildcards stand in the last part of a path only. */
    private List<String> paths(String literal, String pattern) {
        int slash = literal.lastIndexOf('/');
        if (pattern == null || slash < 0) {
            return List.of(literal);
        }
        String directory = literal.substring(0, slash + 1);
        Pattern whole = Pattern.compile(pattern);
        try {
            List<String> found = files.list(directory).stream().map(FileInfo::name).filter(n -> !n.startsWith("."))
                    .map(n -> directory + n).filter(p -> whole.matcher(p).matches()).toList();
            return found.isEmpty() ? List.of(literal) : found;
        } catch (FileException e) {
            return List.of(literal);
        }
    }
}
