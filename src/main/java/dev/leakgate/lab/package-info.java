/** The lab: virtual phones and the internet they reach, as a process of its own. */
package dev.leakgate.lab;
