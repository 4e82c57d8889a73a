/** What a run leaves for the machines that build releases: SARIF, JUnit XML and a summary in Markdown, all redacted. */
package dev.leakgate.report.ci;
