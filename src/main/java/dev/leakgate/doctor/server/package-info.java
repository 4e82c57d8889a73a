/** Checks of the servers that drive phones on other machines: a Selenium Grid and its nodes, Appium. */
package dev.leakgate.doctor.server;
