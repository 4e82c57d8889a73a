package dev.leakgate.lab.android;

import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far each scrollable view has been scrolled; what lies outside its bounds is not on the screen. Pixels. */
final class Scrolling {

    private final Map<String, Integer> offsets = new HashMap<>();

    /** The tree as it shows: children of scrollable views moved up, and left out when they are out of sight. */
    View apply(View view) {
        List<View> children = view.children().stream().map(this::apply).toList();
        if (view.scrollable()) {
            int offset = Math.min(offsets.getOrDefault(view.key(), 0), reach(view));
            children = children.stream().map(c -> move(c, offset)).filter(c -> touches(view.bounds(), c.bounds())).toList();
        }
        return children.equals(view.children()) ? view : with(view, view.bounds(), children);
    }

    /**
     * @param app  the tree as the app shows it
     * @param down pixels that the content moves up; negative moves it down
     * @return whether it can be moved further in that direction
     */
    boolean scroll(View app, int down) {
        int before = Math.min(offsets.getOrDefault(app.key(), 0), reach(app));
        int after = Math.max(0, Math.min(reach(app), before + down));
        offsets.put(app.key(), after);
        return down > 0 ? after < reach(app) : after > 0;
    }

    void reset() {
        offsets.clear();
    }

    /** Pixels of content below the lower edge. */
    private static int reach(View view) {
        int lowest = view.children().stream().mapToInt(Scrolling::bottom).max().orElse(0);
        return Math.max(0, lowest - view.bounds().bottom());
    }

    private static int bottom(View view) {
        return Math.max(view.bounds().bottom(), view.children().stream().mapToInt(Scrolling::bottom).max().orElse(0));
    }

    private static View move(View view, int up) {
        Bounds b = view.bounds();
        return up == 0 ? view : with(view, new Bounds(b.left(), b.top() - up, b.right(), b.bottom() - up),
                view.children().stream().map(c -> move(c, up)).toList());
    }

    private static boolean touches(Bounds a, Bounds b) {
        return b.bottom() > a.top() && b.top() < a.bottom();
    }

    private static View with(View v, Bounds bounds, List<View> children) {
        return new View(v.key(), v.resourceId(), v.className(), v.text(), v.hint(), v.description(), bounds, v.clickable(),
                v.checkable(), v.checked(), v.enabled(), v.focused(), v.password(), v.scrollable(), children);
    }
}
