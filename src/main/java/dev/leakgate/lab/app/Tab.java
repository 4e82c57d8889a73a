package dev.leakgate.lab.app;

import java.util.ArrayDeque;
import java.util.Deque;

/** One tab of a browser: at home, or on a page. Guarded by the app's lock. */
final class Tab {

    final Deque<String> before = new ArrayDeque<>();
    /** Empty at home. */
    String address = "";
    String title = "";
    /** Address of the first link on the page, and what it says; empty when there is none. */
    String link = "";
    String linkText = "";
    /** The page that is under way, or null. */
    PageLoad loading;

    void stopLoading() {
        if (loading != null) {
            loading.cancel();
            loading = null;
        }
    }

    void home() {
        stopLoading();
        before.clear();
        address = "";
        title = "";
        link = "";
    }
}
