/** Checks of the machine that a run is started on. */
package dev.leakgate.doctor.host;
