/** One browser in one mode under one capture: drives its trials, waits for the flush, opens the control page. */
package dev.leakgate.session;
