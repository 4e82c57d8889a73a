/** The programs on the phone, answering in the formats that Appium's driver and this project read. */
package dev.leakgate.lab.android.command;
