/** The phones of {@code devices.yaml} and what is needed to reach them: lab, adb server, Appium server. */
package dev.leakgate.farm;
