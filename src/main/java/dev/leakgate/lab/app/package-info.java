/** Apps on virtual phones: screens, what they do and what they send, from YAML. */
package dev.leakgate.lab.app;
