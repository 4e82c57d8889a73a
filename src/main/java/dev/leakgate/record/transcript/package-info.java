/** The transcript of a conversation between adb and a phone: what is kept of it, what is masked, its file. */
package dev.leakgate.record.transcript;
