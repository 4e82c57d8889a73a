package dev.leakgate.destination;

/**
 * Whose domain a host is under, by our own table: addresses are rented, names are not.
 *
 * @param domain       registrable domain, by the public suffix list
 * @param vendor       empty when the table does not know the domain
 * @param registeredIn where the domain's registrant is said to be, empty when nothing was published
 * @param source       who says so
 */
public record Owner(String domain, String vendor, String registeredIn, String source) {
}
