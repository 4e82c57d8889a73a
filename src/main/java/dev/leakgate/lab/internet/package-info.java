/** The lab internet: one local server that answers for every host, and the phones' way to it. */
package dev.leakgate.lab.internet;
