/** A real browser engine behind a virtual phone's browser: headless Chromium, led by its DevTools. */
package dev.leakgate.lab.chromium;
