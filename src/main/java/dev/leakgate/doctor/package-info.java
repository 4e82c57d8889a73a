/**
 * Whether a bench is fit for a run: checks of this machine and of its phones, each with its cure. The command
 * {@code doctor} makes all of them; every run makes the cheap ones of a phone before it changes anything there.
 */
package dev.leakgate.doctor;
