package dev.leakgate.lab.uiautomator;

/**
 * {@code new UiScrollable(container).scrollIntoView(target)}: a node that may have to be scrolled to.
 *
 * @param target null when only the container is meant
 */
record UiScrollable(UiSelector container, UiSelector target) {
}
