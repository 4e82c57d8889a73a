/** A small shell: enough of mksh's grammar for what adb, Appium and this project's own scripts send. */
package dev.leakgate.lab.android.shell;
