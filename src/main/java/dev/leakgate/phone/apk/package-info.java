/** An app that does nothing, made on the spot: what a phone tells of what is installed on it is known by its name. */
package dev.leakgate.phone.apk;
