/** What a virtual phone does wrong, from a script, so that the harness can be seen to notice it. */
package dev.leakgate.lab.fault;
