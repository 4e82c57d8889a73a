/**
 * The tools a run needs from the machine: adb, mitmdump, Node, and the Node parts pinned in {@code ci/node}. Found
 * when they are there, installed by {@link dev.leakgate.tools.Setup} where the system allows it, and otherwise named
 * with the commands that bring them.
 */
package dev.leakgate.tools;
