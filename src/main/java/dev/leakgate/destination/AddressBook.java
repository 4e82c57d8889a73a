package dev.leakgate.destination;

import com.maxmind.db.Reader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What registries say of addresses, from two npm packages: {@code @ip-location-db/geo-whois-asn-country-mmdb} for the
 * country that a range is registered in, {@code @ip-location-db/asn} for the network that announces it.
 */
public final class AddressBook implements Closeable {

    private static final String COUNTRIES = "@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb";
    private static final String NETWORKS = "@ip-location-db/asn";

    private final Reader countries;
    private final AsnRanges networks;

    private AddressBook(Reader countries, AsnRanges networks) {
        this.countries = countries;
        this.networks = networks;
    }

    /**
     * @param nodeModules folder with the installed npm packages
     * @return empty when they are not there: then nothing is looked up, and reports say so
     */
    public static Optional<AddressBook> open(Path nodeModules) throws IOException {
        Path database = nodeModules.resolve(COUNTRIES);
        Path ranges = nodeModules.resolve(NETWORKS);
        if (!Files.exists(database) || !Files.exists(ranges.resolve("asn-ipv4-num.csv"))) {
            return Optional.empty();
        }
        return Optional.of(new AddressBook(new Reader(database.toFile()), new AsnRanges(ranges)));
    }

    Server lookUp(Addresses.Seen seen) throws IOException {
        String address = seen.address().getHostAddress();
        Optional<String> use = SpecialUse.of(seen.address());
        if (use.isPresent()) {
            return new Server(address, seen.toldBy(), use.get(), "", "", 0);
        }
        Map<?, ?> found = countries.get(seen.address(), Map.class);
        Object country = found == null ? null : found.get("country_code");
        Optional<AsnRanges.Network> network = networks.of(seen.address());
        return new Server(address, seen.toldBy(), "", country == null ? "" : country.toString(),
                network.map(AsnRanges.Network::name).orElse(""), network.map(AsnRanges.Network::asn).orElse(0L));
    }

    @Override
    public void close() throws IOException {
        countries.close();
    }
}
