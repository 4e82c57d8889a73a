/** A phone's system trust store: how it is added to, by Android release and with root by adb or by su. */
package dev.leakgate.phone.trust;
