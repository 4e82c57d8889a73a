package dev.leakgate.lab.app;

import java.util.List;

/** What happens in an app that its telemetry may listen to, and the words it brings. */
enum Trigger {

    /** The app is up and may work: at its start, or once consent is given. */
    START("start"),
    /** A page begins to load; Android's {@code WebViewClient.onPageStarted}. */
    PAGE_STARTED("page-started", "url"),
    /** A page or its error page stands; {@code onPageFinished}. */
    PAGE_FINISHED("page-finished", "url"),
    /** Words that are no address were entered into the address bar. */
    SEARCH("search", "engine", "word"),
    /** An address of the app's browser answered with a file to keep, not with a page. */
    DOWNLOADED("downloaded", "url", "suffix"),
    /** What a {@code did <deed>} in the app's screens says; the address in front and the text in the focused field. */
    DID("did", Occasion.DEED, "url", "text"),
    /** The status bar was pulled down; the launcher hears of it. */
    STATUS_BAR("status-bar"),
    /** The app was opened to show something. */
    OPENED("opened", "url", "name"),
    /** Another app was installed; whoever runs may hear of it (Android's {@code PACKAGE_ADDED}). */
    PACKAGE_ADDED("package-added", "package"),
    /** A field's text has changed, by a key or by pasting. */
    TYPED("typed", "text"),
    /** Another second has gone by while the app's process lives. */
    SECOND("second");

    private final String word;
    private final List<String> brings;

    Trigger(String word, String... brings) {
        this.word = word;
        this.brings = List.of(brings);
    }

    String word() {
        return word;
    }

    List<String> brings() {
        return brings;
    }
}
