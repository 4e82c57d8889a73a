package dev.leakgate.lab.app;

import dev.leakgate.lab.app.View.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Lays views out in the simplest way that looks like a screen: from the top down, those of a row side by side. */
final class Layout {

    private final double pixelsPerDp;
    private final Predicate<Widget> shown;
    private final BiFunction<Widget, Shape, View> render;

    /** What a layout decides about a widget. */
    record Shape(Bounds bounds, List<View> children) {
    }

    /** @param density dots per inch, as in {@code ro.sf.lcd_density} */
    Layout(int density, Predicate<Widget> shown, BiFunction<Widget, Shape, View> render) {
        this.pixelsPerDp = density / 160.0;
        this.shown = shown;
        this.render = render;
    }

    List<View> column(List<Widget> all, Bounds area) {
        List<Widget> widgets = all.stream().filter(shown).toList();
        int fixed = widgets.stream().filter(w -> w.height() != Widget.FILL).mapToInt(this::pixels).sum();
        long filling = widgets.stream().filter(w -> w.height() == Widget.FILL).count();
        int share = filling == 0 ? 0 : (int) Math.max(0, (area.bottom() - area.top() - fixed) / filling);
        List<View> views = new ArrayList<>();
        int top = area.top();
        for (Widget widget : widgets) {
            int bottom = Math.min(area.bottom(), top + (widget.height() == Widget.FILL ? share : pixels(widget)));
            views.add(view(widget, new Bounds(area.left(), top, area.right(), bottom)));
            top = bottom;
        }
        return views;
    }

    private View view(Widget widget, Bounds bounds) {
        List<Widget> row = widget.row().stream().filter(shown).toList();
        List<View> children = new ArrayList<>();
        int width = bounds.right() - bounds.left();
        for (int i = 0, n = row.size(); i < n; i++) {
            children.add(view(row.get(i), new Bounds(bounds.left() + width * i / n, bounds.top(),
                    bounds.left() + width * (i + 1) / n, bounds.bottom())));
        }
        return render.apply(widget, new Shape(bounds, children));
    }

    private int pixels(Widget widget) {
        return (int) Math.round(widget.height() * pixelsPerDp);
    }
}
