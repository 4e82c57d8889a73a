package dev.leakgate.phone.identifier;

import dev.leakgate.secret.SecretKind;

/**
 * An identifier that the phone told.
 *
 * @param where it was told, for a person
 */
record Find(SecretKind kind, String value, String where) {
}
