package dev.leakgate.lab.app;

import dev.leakgate.lab.app.View.Bounds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The screens a process has open, one above the other, and the field that has the focus. Guarded by the app's lock. */
final class Screens {

    private static final int USUAL_DENSITY = 440;

    private final Map<String, List<Widget>> described;
    private final Words words;
    private final Predicate<String> state;
    private final Deque<String> open = new ArrayDeque<>();
    private Widget focus;
    private String typed;

    Screens(Map<String, List<Widget>> described, Words words, Predicate<String> state, String root) {
        this.described = described;
        this.words = words;
        this.state = state;
        open.push(root);
    }

    String top() {
        return open.peek();
    }

    void open(String screen) {
        unfocus();
        open.remove(screen);
        open.push(screen);
        shown(screen).filter(Widget::focus).findFirst().ifPresent(this::focus);
    }

    /** @return whether there was a field to leave or a screen to close */
    boolean back() {
        if (focus != null && !focus.focus()) {
            unfocus();
            return true;
        }
        unfocus();
        if (open.size() == 1) {
            return false;
        }
        open.pop();
        return true;
    }

    void backToFirst() {
        unfocus();
        while (open.size() > 1) {
            open.pop();
        }
    }

    Optional<Widget> focused() {
        return Optional.ofNullable(focus);
    }

    /** What stands in the focused field; empty when there is none. */
    String typed() {
        return focus == null ? "" : typed;
    }

    void type(Widget field, String text) {
        focus(field);
        typed = text;
    }

    /** Puts the cursor into a field; a tap on anything else takes it out, unless the screen opened with it. */
    void touch(Widget widget) {
        if (widget.isField()) {
            focus(widget);
        } else if (focus != null && !focus.focus()) {
            unfocus();
        }
    }

    private void focus(Widget field) {
        if (focus != field) {
            focus = field;
            typed = field.text().text(words);
        }
    }

    private void unfocus() {
        focus = null;
        typed = null;
    }

    /** A view of a screen as it is now; empty when it has gone. */
    Optional<Widget> find(String screen, String key) {
        return shown(screen).filter(w -> w.key().equals(key)).findFirst();
    }

    /** The view of a screen that reacts to a finger drawn sideways. */
    Optional<Widget> swiped(String screen) {
        return shown(screen).filter(w -> !w.swipe().isEmpty()).findFirst();
    }

    private Stream<Widget> shown(String screen) {
        return flat(described.get(screen));
    }

    private Stream<Widget> flat(List<Widget> widgets) {
        return widgets.stream().filter(this::isShown).flatMap(w -> Stream.concat(Stream.of(w), flat(w.row())));
    }

    private boolean isShown(Widget widget) {
        return widget.shown().holds(state);
    }

    /** @param density dots per inch as {@code ro.sf.lcd_density} says it, or empty */
    View view(String screen, Bounds area, String density) {
        int dpi = density.matches("\\d{2,4}") ? Integer.parseInt(density) : USUAL_DENSITY;
        List<View> views = new Layout(dpi, this::isShown, this::view).column(described.get(screen), area);
        return new View(screen, "android:id/content", "android.widget.FrameLayout", "", "", "", area,
                false, false, false, true, false, false, false, views);
    }

    private View view(Widget widget, Layout.Shape shape) {
        boolean focused = widget == focus;
        boolean checkable = widget.checked() != null;
        return new View(widget.key(), widget.resourceId(), widget.className(), focused ? typed : widget.text().text(words),
                widget.hint().text(words), widget.description().text(words), shape.bounds(),
                widget.isField() || !widget.tap().isEmpty(), checkable, checkable && state.test(widget.checked()), true,
                focused, false, false, shape.children());
    }
}
