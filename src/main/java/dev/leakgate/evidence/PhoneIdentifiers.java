package dev.leakgate.evidence;

import dev.leakgate.secret.IdentifierReading;
import java.util.List;

/** Which kinds of identifiers of a phone are known, and so looked for, and which are not and why. Holds no values. */
public record PhoneIdentifiers(int schemaVersion, List<IdentifierReading> kinds) {

    public PhoneIdentifiers {
        kinds = List.copyOf(kinds);
    }
}
