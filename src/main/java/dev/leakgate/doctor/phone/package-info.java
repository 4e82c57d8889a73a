/** Checks of one phone: what its shell is asked, and what the answers mean. */
package dev.leakgate.doctor.phone;
