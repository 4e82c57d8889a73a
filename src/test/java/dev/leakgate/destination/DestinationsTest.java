package dev.leakgate.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Message;
import dev.leakgate.traffic.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the databases that npm installed in {@code ci/node}. */
class DestinationsTest {

    private static final Path NODE_MODULES = Path.of("ci/node/node_modules");

    @TempDir
    private Path temp;

    private static Destination seen(String host, String address) throws IOException {
        return lookUp(exchange(host, address, new Header("Content-Type", "text/plain"))).of(host);
    }

    private static Destinations lookUp(Exchange exchange) throws IOException {
        try (AddressBook book = AddressBook.open(NODE_MODULES).orElseThrow()) {
            return Destinations.lookUp(Stream.of(new Capture(List.of(exchange), List.of(), List.of(), true)), Optional.of(book));
        }
    }

    private static Exchange exchange(String host, String server, Header answered) {
        Message nothing = new Message(List.of(), Body.of(new byte[0]), List.of());
        return new Exchange("e1", Instant.EPOCH, null, server, null, "GET", "https://" + host + "/", "HTTP/1.1", nothing,
                new Response(200, new Message(List.of(answered), Body.of(new byte[0]), List.of())), List.of(), null);
    }

    @Test
    void an_address_is_registered_in_a_country_and_announced_by_a_network() throws IOException {
        Destination destination = seen("sa.api.intl.miui.com", "161.117.70.1");

        assertThat(destination.registration()).isEqualTo("address registered in Singapore on Alibaba's network");
        assertThat(destination.servers()).extracting(Server::asn).containsExactly(45102L);
    }

    @Test
    void a_domain_belongs_to_a_vendor_whatever_its_address() throws IOException {
        assertThat(seen("sa.api.intl.miui.com", "161.117.70.1").owner())
                .isEqualTo(new Owner("miui.com", "Xiaomi", "Beijing", "Forbes, 2020-04-30"));
        assertThat(seen("a.b.example.co.uk", "161.117.70.1").owner()).isEqualTo(new Owner("example.co.uk", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, loopback", "192.168.1.1, private networks", "203.0.113.7, documentation", "::1, loopback",
            "fd00::17, private networks", "172.31.255.255, private networks", "100.64.0.1, carriers' own networks"})
    void an_address_set_aside_is_nobodys_though_databases_name_a_country(String address, String use) throws IOException {
        assertThat(seen("x.test", address).servers()).singleElement()
                .satisfies(s -> assertThat(s.specialUse()).isEqualTo(use)).satisfies(s -> assertThat(s.country()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0.255.255.255, 0", "1.0.0.0, 13335", "8.8.8.8, 15169", "185.218.176.10, 45102", "2001:4860:4860::8888, 15169"})
    void finds_the_network_in_a_sorted_file(String address, long asn) throws IOException {
        AsnRanges ranges = new AsnRanges(NODE_MODULES.resolve("@ip-location-db/asn"));

        assertThat(ranges.of(Addresses.literal(address).orElseThrow()).map(AsnRanges.Network::asn).orElse(0L)).isEqualTo(asn);
    }

    @Test
    void a_proxy_tells_the_address_that_is_behind_it() throws IOException {
        Header told = new Header("proxy-status", "lab-internet; received-status=200; next-hop=\"161.117.70.1\"");

        assertThat(lookUp(exchange("sa.api.intl.miui.com", null, told)).of("sa.api.intl.miui.com").servers())
                .singleElement().satisfies(s -> assertThat(s.toldBy()).isEqualTo("lab-internet"))
                .satisfies(s -> assertThat(s.country()).isEqualTo("SG"));
    }

    @Test
    void a_server_that_is_reached_directly_cannot_say_it_is_elsewhere() throws IOException {
        Header lie = new Header("Proxy-Status", "honest; next-hop=\"8.8.8.8\"");

        assertThat(lookUp(exchange("sa.api.intl.miui.com", "161.117.70.1", lie)).of("sa.api.intl.miui.com").countries())
                .containsExactly("Singapore");
    }

    @Test
    void without_the_databases_only_the_owner_is_known() throws IOException {
        Exchange exchange = exchange("sa.api.intl.miui.com", "161.117.70.1", new Header("a", "b"));
        Optional<AddressBook> none = AddressBook.open(temp);

        Destinations destinations = Destinations.lookUp(Stream.of(new Capture(List.of(exchange), List.of(), List.of(), true)), none);

        assertThat(destinations.lookedUp()).isFalse();
        assertThat(destinations.of("sa.api.intl.miui.com").registration()).isEmpty();
        assertThat(destinations.of("sa.api.intl.miui.com").owner().vendor()).isEqualTo("Xiaomi");
    }

    @Test
    void what_was_kept_is_read_again_as_it_was() throws IOException {
        Destinations destinations = lookUp(exchange("sa.api.intl.miui.com", "161.117.70.1", new Header("a", "b")));

        destinations.write(temp.resolve("destinations.json"));

        assertThat(Destinations.read(temp.resolve("destinations.json"))).isEqualTo(destinations);
    }

    @Test
    void an_app_is_made_by_whoever_its_package_begins_with() {
        assertThat(Vendors.shipped().makerOf("com.mi.globalbrowser.mini")).contains("Xiaomi");
        assertThat(Vendors.shipped().makerOf("com.mint.bank")).isEmpty();
    }
}
