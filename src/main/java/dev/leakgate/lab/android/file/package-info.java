/** Files of a virtual phone: directories, mounts, permissions. */
package dev.leakgate.lab.android.file;
