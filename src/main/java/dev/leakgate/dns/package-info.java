/** The Domain Name System on the wire (RFC 1035): shared by the lab's internet, which answers, and the gateway, which listens. */
package dev.leakgate.dns;
