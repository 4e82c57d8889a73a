package dev.leakgate.lab.android.shell;

import dev.leakgate.lab.android.shell.Script.Piece;
import dev.leakgate.lab.android.shell.Script.Redirect;
import dev.leakgate.lab.android.shell.Script.Simple;
import dev.leakgate.lab.android.shell.Script.Step;
import dev.leakgate.lab.android.shell.Script.When;
import dev.leakgate.lab.android.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads a command line: quotes, {@code ; && || | &}, redirections, {@code $variables}, {@code $(commands)}, groups, {@code while}. */
final class ShellParser {

    private static final String ENDS_WORD = " \t\n;&|<>()";

    private final String text;
    private int at;

    private ShellParser(String text) {
        this.text = text;
    }

    /** @throws ShellSyntaxException when this shell does not understand the text */
    static Script parse(String text) {
        ShellParser p = new ShellParser(text);
        Script script = p.script();
        if (p.at < text.length()) {
            throw p.unexpected();
        }
        return script;
    }

    private Script script() {
        List<Step> steps = new ArrayList<>();
        When when = When.ALWAYS;
        while (true) {
            skip(" \t\n;");
            if (at == text.length() || peek() == ')' || isNext("do") || isNext("done")) {
                return new Script(steps);
            }
            List<Simple> pipeline = pipeline();
            When next = take("&&") ? When.ON_SUCCESS : take("||") ? When.ON_FAILURE : When.ALWAYS;
            steps.add(new Step(when, pipeline, next == When.ALWAYS && take("&")));
            when = next;
        }
    }

    private List<Simple> pipeline() {
        List<Simple> commands = new ArrayList<>();
        do {
            commands.add(simple());
        } while (!text.startsWith("||", at) && take("|"));
        return commands;
    }

    private Simple simple() {
        skip(" \t\n");
        List<Word> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        Script body = null;
        Script whilst = null;
        if (take("(")) {
            body = script();
            expect(")");
        } else if (isNext("while")) {
            expect("while");
            whilst = script();
            expect("do");
            body = script();
            expect("done");
        }
        while (true) {
            skip(" \t");
            Redirect redirect = redirect();
            if (redirect != null) {
                redirects.add(redirect);
            } else if (at < text.length() && ENDS_WORD.indexOf(peek()) < 0) {
                words.add(word());
            } else {
                break;
            }
        }
        if (words.isEmpty() && redirects.isEmpty() && body == null) {
            throw unexpected();
        }
        return new Simple(words, redirects, body, whilst);
    }

    private Redirect redirect() {
        int start = at;
        int stream = at < text.length() && Character.isDigit(peek()) ? text.charAt(at++) - '0' : -1;
        if (take("<")) {
            return new Redirect(0, Redirect.Kind.READ, target());
        }
        if (take(">&")) {
            int joined = text.charAt(at++) - '0';
            if (joined != 1 && joined != 2) {
                throw unexpected();
            }
            return new Redirect(stream < 0 ? 1 : stream, Redirect.Kind.JOIN, null);
        }
        if (take(">>")) {
            return new Redirect(stream < 0 ? 1 : stream, Redirect.Kind.APPEND, target());
        }
        if (take(">")) {
            return new Redirect(stream < 0 ? 1 : stream, Redirect.Kind.WRITE, target());
        }
        at = start;
        return null;
    }

    private Word target() {
        skip(" \t");
        if (at == text.length()) {
            throw unexpected();
        }
        return word();
    }

    private Word word() {
        List<Piece> pieces = new ArrayList<>();
        while (at < text.length() && ENDS_WORD.indexOf(peek()) < 0) {
            switch (peek()) {
                case '\'' -> pieces.add(single());
                case '"' -> twice(pieces);
                case '$' -> pieces.add(variable(false));
                case '`' -> pieces.add(backquoted(false));
                case '\\' -> {
                    at++;
                    pieces.add(new Piece(Piece.Kind.TEXT, at < text.length() ? text.substring(at, ++at) : "\\", true));
                }
                default -> pieces.add(plain());
            }
        }
        return new Word(pieces);
    }

    private Piece plain() {
        int start = at;
        while (at < text.length() && (ENDS_WORD + "'\"\\$`").indexOf(peek()) < 0) {
            at++;
        }
        return new Piece(Piece.Kind.TEXT, text.substring(start, at), false);
    }

    private Piece single() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw new ShellSyntaxException("no closing quote");
        }
        Piece piece = new Piece(Piece.Kind.TEXT, text.substring(at + 1, end), true);
        at = end + 1;
        return piece;
    }

    private void twice(List<Piece> pieces) {
        at++;
        StringBuilder literal = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw new ShellSyntaxException("no closing quote");
            }
            char c = peek();
            if (c == '"') {
                at++;
                pieces.add(new Piece(Piece.Kind.TEXT, literal.toString(), true));
                return;
            }
            if (c == '$' || c == '`') {
                pieces.add(new Piece(Piece.Kind.TEXT, literal.toString(), true));
                literal.setLength(0);
                pieces.add(c == '$' ? variable(true) : backquoted(true));
            } else if (c == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0) {
                literal.append(text.charAt(at + 1));
                at += 2;
            } else {
                literal.append(c);
                at++;
            }
        }
    }

    private Piece variable(boolean quoted) {
        at++;
        if (take("(")) {
            int start = at;
            script();
            if (at == text.length()) {
                throw new ShellSyntaxException("no closing parenthesis");
            }
            return new Piece(Piece.Kind.COMMAND, text.substring(start, at++), quoted);
        }
        if (take("{")) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new ShellSyntaxException("no closing brace");
            }
            Piece piece = new Piece(Piece.Kind.VARIABLE, text.substring(at, end), quoted);
            at = end + 1;
            return piece;
        }
        int start = at;
        if (at < text.length() && "?$#@*!0123456789".indexOf(peek()) >= 0) {
            at++;
        } else {
            while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
                at++;
            }
        }
        return start == at ? new Piece(Piece.Kind.TEXT, "$", true)
                : new Piece(Piece.Kind.VARIABLE, text.substring(start, at), quoted);
    }

    private Piece backquoted(boolean quoted) {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw new ShellSyntaxException("no closing quote");
        }
        Piece piece = new Piece(Piece.Kind.COMMAND, text.substring(at + 1, end), quoted);
        at = end + 1;
        return piece;
    }

    private char peek() {
        return text.charAt(at);
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(peek()) >= 0) {
            at++;
        }
    }

    /** A word that the shell itself knows, where a command may begin. */
    private boolean isNext(String keyword) {
        int end = at + keyword.length();
        return text.startsWith(keyword, at) && (end == text.length() || ENDS_WORD.indexOf(text.charAt(end)) >= 0);
    }

    private boolean take(String token) {
        boolean here = text.startsWith(token, at);
        at += here ? token.length() : 0;
        return here;
    }

    private void expect(String token) {
        skip(" \t\n;");
        if (!take(token)) {
            throw unexpected();
        }
    }

    private ShellSyntaxException unexpected() {
        return new ShellSyntaxException("'" + (at < text.length() ? peek() : "newline") + "' unexpected");
    }
}
