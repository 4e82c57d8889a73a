package dev.leakgate.lab.app;

import java.util.List;

/**
 * A view as an app file describes it.
 *
 * @param key        unique within the app: screen and position
 * @param resourceId full resource id, or empty
 * @param swipe      what a finger drawn sideways over it does
 * @param checked    the data item whose on or off it shows, or null when it is not checkable
 * @param focus      whether it has the focus when its screen opens
 * @param height     in dp, or {@link #FILL}
 * @param row        views side by side within it; empty for a view of its own
 */
record Widget(String key, String resourceId, String className, Template text, Template hint, Template description,
              Condition shown, List<Action> tap, List<Action> enter, List<Action> swipe, String checked, boolean focus, int height,
              List<Widget> row) {

    /** The height that is left over, shared by all that ask for it. */
    static final int FILL = -1;

    boolean isField() {
        return className.equals("android.widget.EditText");
    }
}
