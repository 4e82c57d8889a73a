/**
 * Who received what was sent: country and network that a host's address is registered for, whose domain it is. Looked
 * up once, at the end of a run, and kept with its evidence, so that judging again needs no database.
 */
package dev.leakgate.destination;
