package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.app.View;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code new UiSelector().text("Go").clickable(true)}: the conditions a node has to meet.
 *
 * @param conditions method name and its argument: String, Boolean, Integer or UiSelector
 */
record UiSelector(List<Condition> conditions) {

    record Condition(String method, Object argument) {
    }

    private static final Map<String, Function<UiNode, String>> TEXTS = Map.of("text", UiNode::shownText,
            "description", n -> n.view().description(), "className", n -> n.view().className(),
            "resourceId", n -> n.view().resourceId(), "packageName", UiNode::packageName);

    private static final Map<String, Function<View, Boolean>> FLAGS = Map.of("clickable", View::clickable,
            "checkable", View::checkable, "checked", View::checked, "enabled", View::enabled, "focused", View::focused,
            "focusable", v -> v.clickable() || v.focused(), "scrollable", View::scrollable,
            "longClickable", v -> false, "selected", v -> false);

    /** Nodes of {@code scope} that meet all conditions, in document order. */
    List<UiNode> find(UiNode scope) {
        List<UiNode> found = scope.all().filter(this::matches).toList();
        for (Condition c : conditions) {
            found = switch (c.method) {
                case "childSelector" -> found.stream().flatMap(n -> n.children().stream())
                        .flatMap(n -> ((UiSelector) c.argument).find(n).stream()).toList();
                case "fromParent" -> found.stream().flatMap(n -> Stream.ofNullable(n.parent()))
                        .flatMap(n -> ((UiSelector) c.argument).find(n).stream()).distinct().toList();
                default -> found;
            };
        }
        for (Condition c : conditions) {
            if (c.method.equals("instance")) {
                int i = (Integer) c.argument;
                found = i < found.size() ? List.of(found.get(i)) : List.of();
            }
        }
        return found;
    }

    private boolean matches(UiNode node) {
        return conditions.stream().allMatch(c -> holds(c, node));
    }

    private static boolean holds(Condition c, UiNode node) {
        if (FLAGS.containsKey(c.method)) {
            return FLAGS.get(c.method).apply(node.view()).equals(c.argument);
        }
        switch (c.method) {
            case "index" -> {
                return c.argument.equals(node.index());
            }
            case "instance", "childSelector", "fromParent" -> {
                return true;
            }
            default -> {
                String attribute = c.method.replaceFirst("(Contains|StartsWith|Matches)$", "");
                Function<UiNode, String> text = TEXTS.get(attribute);
                if (text == null || !(c.argument instanceof String wanted)) {
                    throw new WebDriverException(Code.INVALID_SELECTOR, "UiSelector has no method '" + c.method + "' for " + c.argument);
                }
                return holds(c.method.substring(attribute.length()), text.apply(node), wanted);
            }
        }
    }

    /** Parts are compared without regard to case, as UiSelector documents. */
    private static boolean holds(String how, String value, String wanted) {
        return switch (how) {
            case "Contains" -> value.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            case "StartsWith" -> value.toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT));
            case "Matches" -> Pattern.compile(wanted, Pattern.DOTALL).matcher(value).matches();
            default -> value.equals(wanted);
        };
    }
}
