package dev.leakgate.lab.android;

import dev.leakgate.lab.app.App;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.util.List;

/** An app of which only the package is known: it shows its name and does nothing. */
record BlankApp(String packageName, String version, String launcherActivity, Profile.Display display) implements App {

    @Override
    public void start(String activity, String data) {
        // one screen, always the same
    }

    @Override
    public void background() {
        // nothing runs
    }

    @Override
    public void stop() {
        // nothing runs
    }

    @Override
    public void clear() {
        // nothing is kept
    }

    @Override
    public View screen() {
        Bounds all = new Bounds(0, 0, display.width(), display.height());
        View name = new View("name", "", "android.widget.TextView", packageName, "", "",
                new Bounds(0, display.statusBar(), display.width(), display.statusBar() * 3),
                false, false, false, true, false, false, false, List.of());
        return new View("content", "android:id/content", "android.widget.FrameLayout", "", "", "", all,
                false, false, false, true, false, false, false, List.of(name));
    }

    @Override
    public void tap(String key) {
        // nothing to tap
    }

    @Override
    public void type(String key, String text) {
        // no field
    }

    @Override
    public void key(int code) {
        // no keys
    }
}
