/** A phone under test: its Appium session and shell, its screen, its identifiers, its proxy and trust, and what to restore. */
package dev.leakgate.phone;
