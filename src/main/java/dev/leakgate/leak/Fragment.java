package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import java.util.List;

/**
 * What a whole value may be, compared in its squeezed form.
 *
 * @param secret     whose piece it is
 * @param bytes      the piece, squeezed
 * @param share      of the secret that the piece reveals
 * @param characters of the secret up to the piece's end, for what is typed key by key; else 0
 * @param role       what finding it means
 * @param wholes     for a start: every squeezed spelling that begins with it
 */
record Fragment(Secret secret, byte[] bytes, double share, int characters, Role role, List<byte[]> wholes) {

    Fragment(Secret secret, byte[] bytes, double share, int characters, Role role) {
        this(secret, bytes, share, characters, role, List.of());
    }


    enum Role {
        /** The secret in an unusual spelling. */
        WHOLE,
        /** Enough of an identifier to be told by itself. */
        PART,
        /** What had been typed of a text when it was sent. */
        TYPED,
        /** Where a secret may begin that is split over neighbouring values; means nothing alone. */
        START
    }
}
