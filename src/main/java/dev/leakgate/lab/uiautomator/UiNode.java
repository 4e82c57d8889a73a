package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.android.Desktop;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A view as accessibility reports it: with its place in the tree, and the attributes of a page source. */
final class UiNode {

    private final View view;
    private final String packageName;
    private final int index;
    private final UiNode parent;
    private final Bounds bounds;
    private final List<UiNode> children = new ArrayList<>();

    private UiNode(View view, String packageName, int index, UiNode parent) {
        this.view = view;
        this.packageName = packageName;
        this.index = index;
        this.parent = parent;
        this.bounds = parent == null ? view.bounds() : cut(view.bounds(), parent.bounds);
        for (int i = 0; i < view.children().size(); i++) {
            children.add(new UiNode(view.children().get(i), packageName, i, this));
        }
    }

    static UiNode root(View view, String packageName) {
        return new UiNode(view, packageName, 0, null);
    }

    /** This node and all below it, in document order. */
    Stream<UiNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(UiNode::all));
    }

    View view() {
        return view;
    }

    String packageName() {
        return packageName;
    }

    int index() {
        return index;
    }

    UiNode parent() {
        return parent;
    }

    List<UiNode> children() {
        return children;
    }

    /** The part that can be seen, in pixels. */
    Bounds bounds() {
        return bounds;
    }

    /** What stays the same while the screen changes around it. */
    Identity identity() {
        return new Identity(packageName, view.key(), view.className(), view.resourceId());
    }

    record Identity(String packageName, String key, String className, String resourceId) {
    }

    /** Text as shown: the hint of an empty field, dots for a password. */
    String shownText() {
        return view.text().isEmpty() ? view.hint() : view.password() ? "\u2022".repeat(view.text().length()) : view.text();
    }

    /** Attributes by name, in the order of a page source. */
    Map<String, String> attributes() {
        Map<String, String> a = new LinkedHashMap<>();
        a.put("index", String.valueOf(index));
        a.put("package", packageName);
        a.put("class", view.className());
        a.put("text", shownText());
        if (!view.description().isEmpty()) {
            a.put("content-desc", view.description());
        }
        a.put("resource-id", view.resourceId());
        a.put("checkable", String.valueOf(view.checkable()));
        a.put("checked", String.valueOf(view.checked()));
        a.put("clickable", String.valueOf(view.clickable()));
        a.put("enabled", String.valueOf(view.enabled()));
        a.put("focusable", String.valueOf(view.clickable() || Desktop.isField(view)));
        a.put("focused", String.valueOf(view.focused()));
        a.put("long-clickable", "false");
        a.put("password", String.valueOf(view.password()));
        a.put("scrollable", String.valueOf(view.scrollable()));
        a.put("selected", "false");
        a.put("bounds", "[" + bounds.left() + "," + bounds.top() + "][" + bounds.right() + "," + bounds.bottom() + "]");
        a.put("displayed", "true");
        if (!view.hint().isEmpty()) {
            a.put("hint", view.hint());
        }
        a.put("a11y-important", "true");
        a.put("screen-reader-focusable", "false");
        a.put("drawing-order", String.valueOf(index));
        a.put("showing-hint", String.valueOf(view.text().isEmpty() && !view.hint().isEmpty()));
        a.put("text-entry-key", "false");
        a.put("dismissable", "false");
        a.put("a11y-focused", "false");
        a.put("heading", "false");
        a.put("live-region", "0");
        a.put("context-clickable", "false");
        a.put("content-invalid", "false");
        return a;
    }

    private static Bounds cut(Bounds b, Bounds frame) {
        int left = Math.max(b.left(), frame.left());
        int top = Math.max(b.top(), frame.top());
        return new Bounds(left, top, Math.max(left, Math.min(b.right(), frame.right())), Math.max(top, Math.min(b.bottom(), frame.bottom())));
    }
}
