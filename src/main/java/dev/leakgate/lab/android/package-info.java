/** The virtual phone: what it is, what it holds and what it answers over ADB. */
package dev.leakgate.lab.android;
