package dev.leakgate.lab.app;

import java.util.List;

/**
 * One node of the widget tree an app shows, as accessibility sees it. Immutable; a screen that changes is a new tree.
 *
 * @param key         what the app calls it; handed back with every tap and text, unique within one tree
 * @param resourceId  full resource id such as {@code com.mi.globalbrowser:id/url}, or empty
 * @param className   such as {@code android.widget.EditText}
 * @param text        shown text, or the typed text of a field
 * @param hint        shown while a field is empty
 * @param description content description, or empty
 */
public record View(String key, String resourceId, String className, String text, String hint, String description,
                   Bounds bounds, boolean clickable, boolean checkable, boolean checked, boolean enabled,
                   boolean focused, boolean password, boolean scrollable, List<View> children) {

    public View {
        children = List.copyOf(children);
    }

    /** Pixels from the top left corner of the screen; right and bottom are exclusive. */
    public record Bounds(int left, int top, int right, int bottom) {
    }
}
