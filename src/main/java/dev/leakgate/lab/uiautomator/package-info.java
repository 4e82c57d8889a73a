/**
 * The UiAutomator2 server that Appium's driver starts on a phone: WebDriver over HTTP on port 6790, answered from the
 * widget tree of the app in front. Its routes are those of appium-uiautomator2-server 10.
 */
package dev.leakgate.lab.uiautomator;
