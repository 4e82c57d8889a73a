package dev.leakgate.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leakgate.lab.internet.Internet;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.leak.Sighting;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Frame;
import dev.leakgate.traffic.Journal;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's DNS client asks our name server, which asks the lab's. */
class NameServerTest {

    @TempDir
    Path folder;

    private Internet internet;
    private Journal journal;
    private NameServer names;

    @BeforeEach
    void start() throws Exception {
        internet = Internet.start(folder);
        journal = Journal.create(folder.resolve("journal"));
        names = NameServer.start(InetAddress.getLoopbackAddress(), Resolver.of(Optional.of(internet.names())), Optional.of("leakgate.test"), this::tell);
    }

    @AfterEach
    void stop() throws Exception {
        names.close();
        journal.close();
        internet.close();
    }

    @Test
    void a_name_is_answered_and_told_as_an_exchange() throws NamingException {
        assertThat(ask("www.example.com", "A")).startsWith("198.1");

        assertThat(capture().exchanges()).singleElement().satisfies(e -> {
            assertThat(e.isLookUp()).isTrue();
            assertThat(e.url()).isEqualTo("dns://127.0.0.1/www.example.com?type=A");
            assertThat(e.host()).isEqualTo("127.0.0.1");
            assertThat(e.response().status()).isZero();
            assertThat(e.failure()).isNull();
        });
    }

    @Test
    void hosts_that_the_recorder_plays_need_no_resolver() throws NamingException {
        assertThat(ask("pages.leakgate.test", "A")).isEqualTo("198.18.0.1");
    }

    /** A label has 63 bytes at most (RFC 1035, 2.3.4), and nobody promises to keep its case. */
    @ParameterizedTest
    @ValueSource(strings = {"amber-otter-4711", "AMBER.OTTER.4711", "amber_otter_4711", "mfwwezlsebxxi5dfoiqdinzrge", "MFWWEZLSEBXXI5DFOIQDINZRGE", "c5mm4pbi41nn8t35e8g38dph64", "7.mfwwezlsebxx.i5dfoiqdinzrge", "mFwWeZlSeBxXi5dFoIqDiNzRgE",
            "616d626572206f747465722034373131", "616D626572206F74.7465722034373131", "q-616d626572206f747465722034373131-1", "YW1iZXIgb3R0ZXIgNDcxMQ", "mfwwezlsebxx.i5dfoiqdinzrge.co"})
    void a_secret_in_labels_is_a_leak_to_the_resolver(String labels) throws NamingException {
        Secret query = new Secret(SecretKind.QUERY, "amber otter 4711", "trial");
        ask(labels + ".telemetry.example", "A");

        List<Sighting> sightings = LeakDetector.of(List.of(query)).detect(capture()).sightings();
        assertThat(sightings).isNotEmpty().allSatisfy(s -> assertThat(s.host()).isEqualTo("127.0.0.1"));
    }

    @Test
    void a_name_without_an_address_of_that_type_has_none() {
        assertThatThrownBy(() -> ask("www.example.com", "TXT")).isInstanceOf(NullPointerException.class);
        assertThat(capture().exchanges()).extracting(Exchange::url).containsExactly("dns://127.0.0.1/www.example.com?type=TXT");
    }

    private void tell(List<Frame> frames) {
        synchronized (journal) {
            frames.forEach(journal::append);
        }
    }

    private Capture capture() {
        await().until(() -> Journal.read(folder.resolve("journal")).exchanges().stream().allMatch(e -> e.response() != null));
        return Journal.read(folder.resolve("journal"));
    }

    private String ask(String name, String type) throws NamingException {
        Hashtable<String, String> how = new Hashtable<>();
        how.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        how.put(Context.PROVIDER_URL, "dns://127.0.0.1:" + names.port());
        InitialDirContext dns = new InitialDirContext(how);
        try {
            return (String) dns.getAttributes(name, new String[] {type}).get(type).get();
        } finally {
            dns.close();
        }
    }
}
