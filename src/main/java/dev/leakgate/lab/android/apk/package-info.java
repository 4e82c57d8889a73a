/** Reading what a phone needs to know of an APK. */
package dev.leakgate.lab.android.apk;
