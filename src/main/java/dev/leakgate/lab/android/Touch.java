package dev.leakgate.lab.android;

import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.util.List;
import java.util.Optional;

/** Fingers on the glass: finds the view that a tap or a swipe at a place is for. Pixels from the top left corner. */
public final class Touch {

    private Touch() {
    }

    /** Taps what is there; a place where nothing reacts is tapped in vain. */
    public static void tap(Desktop desktop, int x, int y) {
        at(desktop.view(), x, y).ifPresent(desktop::tap);
    }

    public static void swipe(Desktop desktop, int fromX, int fromY, int toX, int toY) {
        if (Math.abs(toX - fromX) > Math.abs(toY - fromY)) {
            desktop.swipe();
            return;
        }
        scrollable(desktop.view(), fromX, fromY).ifPresent(v -> desktop.scroll(v.key(), fromY - toY));
    }

    /** The view that reacts to a tap: the topmost one, children before parents, later siblings before earlier ones. */
    public static Optional<View> at(View view, int x, int y) {
        if (!contains(view.bounds(), x, y)) {
            return Optional.empty();
        }
        List<View> children = view.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            Optional<View> hit = at(children.get(i), x, y);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return reacts(view) ? Optional.of(view) : Optional.empty();
    }

    /** The innermost view that scrolls at a place. */
    public static Optional<View> scrollable(View view, int x, int y) {
        if (!contains(view.bounds(), x, y)) {
            return Optional.empty();
        }
        Optional<View> inner = view.children().stream().map(c -> scrollable(c, x, y)).flatMap(Optional::stream).findFirst();
        return inner.isPresent() || !view.scrollable() ? inner : Optional.of(view);
    }

    private static boolean reacts(View view) {
        return view.enabled() && (view.clickable() || view.checkable() || Desktop.isField(view));
    }

    private static boolean contains(Bounds b, int x, int y) {
        return x >= b.left() && x < b.right() && y >= b.top() && y < b.bottom();
    }
}
