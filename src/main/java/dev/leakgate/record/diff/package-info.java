/** A transcript said again to another phone, and what that one answered differently. */
package dev.leakgate.record.diff;
