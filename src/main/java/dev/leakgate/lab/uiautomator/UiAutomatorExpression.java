package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.uiautomator.UiSelector.Condition;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Java expressions of the {@code -android uiautomator} strategy. */
final class UiAutomatorExpression {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
    private static final Pattern STRING = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern WORD = Pattern.compile("true|false|-?\\d+(?:\\.\\d+)?");
    private static final Set<String> SEARCHES = Set.of("scrollIntoView", "scrollTextIntoView", "scrollDescriptionIntoView",
            "getChildByText", "getChildByDescription");
    private static final Set<String> TUNING = Set.of("setAsVerticalList", "setAsHorizontalList", "setMaxSearchSwipes",
            "setSwipeDeadZonePercentage", "scrollToBeginning", "scrollToEnd", "scrollForward", "scrollBackward", "flingForward",
            "flingBackward", "flingToBeginning", "flingToEnd");

    private final String text;
    private int at;

    private UiAutomatorExpression(String text) {
        this.text = text.strip().replaceFirst(";$", "");
    }

    /** @return a {@link UiSelector} or a {@link UiScrollable} */
    static Object parse(String text) {
        UiAutomatorExpression e = new UiAutomatorExpression(text);
        Object parsed = e.expression();
        e.skipBlanks();
        if (e.at < e.text.length()) {
            throw e.error("unexpected '" + e.text.substring(e.at) + "'");
        }
        return parsed;
    }

    private Object expression() {
        if (text.startsWith(".", at)) {
            return new UiSelector(conditions());
        }
        take("new ");
        String type = name();
        if (type.equals("UiSelector")) {
            arguments();
            return new UiSelector(conditions());
        }
        if (type.equals("UiScrollable")) {
            return scrollable();
        }
        throw error("expected UiSelector or UiScrollable, found '" + type + "'");
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        while (take(".")) {
            String method = name();
            List<Object> arguments = arguments();
            conditions.add(new Condition(method, arguments.isEmpty() ? Boolean.TRUE : arguments.get(0)));
        }
        return conditions;
    }

    private UiScrollable scrollable() {
        List<Object> of = arguments();
        if (of.isEmpty() || !(of.get(0) instanceof UiSelector container)) {
            throw error("UiScrollable needs a UiSelector");
        }
        UiSelector target = null;
        while (take(".")) {
            String method = name();
            List<Object> arguments = arguments();
            if (SEARCHES.contains(method) && !arguments.isEmpty()) {
                target = target(method, arguments);
            } else if (!TUNING.contains(method)) {
                throw error("UiScrollable has no method '" + method + "' with " + arguments.size() + " arguments");
            }
        }
        return new UiScrollable(container, target);
    }

    private UiSelector target(String method, List<Object> arguments) {
        Object first = arguments.get(0);
        if (first instanceof UiSelector selector) {
            List<Condition> conditions = new ArrayList<>(selector.conditions());
            if (arguments.size() > 1) {
                conditions.add(new Condition(method.endsWith("Text") ? "text" : "description", arguments.get(1)));
            }
            return new UiSelector(conditions);
        }
        return new UiSelector(List.of(new Condition(method.contains("Text") ? "text" : "description", first)));
    }

    private List<Object> arguments() {
        if (!take("(")) {
            throw error("expected '('");
        }
        List<Object> arguments = new ArrayList<>();
        while (!take(")")) {
            arguments.add(argument());
            take(",");
        }
        return arguments;
    }

    private Object argument() {
        String string = match(STRING);
        if (string != null) {
            return string.substring(1, string.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        String word = match(WORD);
        if (word != null) {
            return word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : (Integer) (int) Double.parseDouble(word);
        }
        if (at >= text.length()) {
            throw error("unclosed '('");
        }
        return expression();
    }

    private String name() {
        String name = match(NAME);
        if (name == null) {
            throw error("expected a name");
        }
        return name;
    }

    private String match(Pattern pattern) {
        skipBlanks();
        Matcher m = pattern.matcher(text).region(at, text.length());
        if (!m.lookingAt()) {
            return null;
        }
        at = m.end();
        return m.group();
    }

    private boolean take(String token) {
        skipBlanks();
        boolean here = text.startsWith(token, at);
        at += here ? token.length() : 0;
        return here;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private WebDriverException error(String message) {
        return new WebDriverException(Code.INVALID_SELECTOR, "Could not parse expression '" + text + "': " + message + " at position " + at);
    }
}
