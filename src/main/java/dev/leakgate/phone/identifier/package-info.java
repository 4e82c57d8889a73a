/** A phone's identifiers, as its shell may read them: where they are asked for, and how an answer is told from noise. */
package dev.leakgate.phone.identifier;
