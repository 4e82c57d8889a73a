package dev.leakgate.dns;

import java.util.Arrays;

/** Types of DNS records that phones ask for (RFC 1035, 3.2.2, and the IANA registry of RR types). */
enum RecordType {
    A(1), CNAME(5), PTR(12), MX(15), TXT(16), AAAA(28), SRV(33), SVCB(64), HTTPS(65);

    final int number;

    RecordType(int number) {
        this.number = number;
    }

    /** Its mnemonic, or {@code TYPE<n>} (RFC 3597). */
    static String name(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).map(Enum::name).findFirst().orElse("TYPE" + number);
    }
}
