/** What was seen of a session's traffic and what was not: the capture beside what the phone itself told. */
package dev.leakgate.judge.coverage;
