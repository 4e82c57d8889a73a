/** The browsers of {@code scenarios/browsers}: where things are on their screens, and how to get there. */
package dev.leakgate.browser;
