package dev.leakgate.secret;

import java.util.Objects;

/**
 * A value that must not leave the phone.
 *
 * @param kind  what it is
 * @param value the plain value
 * @param owner whose it is: the id of the trial that minted a canary, the id of the phone for an identifier;
 *              empty when a file gave it without an owner
 */
public record Secret(SecretKind kind, String value, String owner) {

    public Secret {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret of kind " + kind.word() + " is empty");
        }
    }
}
