package dev.leakgate.farm;

import java.util.function.UnaryOperator;

/**
 * A phone's shell, by whichever way it is reached: adb on this machine, or {@code mobile: shell} through Appium, which
 * also goes through a Grid. Takes a command line and gives what it printed.
 */
@FunctionalInterface
public interface Shell extends UnaryOperator<String> {
}
