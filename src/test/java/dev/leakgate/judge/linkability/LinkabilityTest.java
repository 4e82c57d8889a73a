package dev.leakgate.judge.linkability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.linkability.Link.Nature;
import dev.leakgate.judge.linkability.Link.Origin;
import dev.leakgate.judge.linkability.Stretch.Maker;
import dev.leakgate.judge.linkability.Stretch.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkabilityTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Maker MINT = new Maker("com.mi.globalbrowser.mini", "3.4.0", "Xiaomi/umi/umi:10");
    private static final Maker MI_BROWSER = new Maker("com.android.browser", "12.1.3", "Xiaomi/umi/umi:10");

    private final List<Stretch> stretches = new ArrayList<>();

    /** A stretch in the making; each begins ten seconds after the one before. */
    private final class Part {
        private final List<Use> uses = new ArrayList<>();
        private final Map<String, Instant> told = new HashMap<>();
        private final Instant time = NOON.plusSeconds(10L * stretches.size());

        Part sends(String name, String value) {
            return sends(name, value, "sa.api.intl.miui.com", "miui.com");
        }

        Part sends(String name, String value, String host, String vendor) {
            uses.add(new Use("e" + uses.size(), time.plusSeconds(1), host, vendor, name, value,
                    List.of("body", "form data_list", "base64", "gzip", "json $[" + uses.size() + "]." + name)));
            return this;
        }

        Part isTold(String value) {
            told.put(value, time);
            return this;
        }

        void on(String phone, Maker maker, boolean incognito, int appData, int start) {
            stretches.add(new Stretch(phone + "/" + appData, phone, maker, incognito, appData, start, 0, uses, told));
        }
    }

    private Part part() {
        return new Part();
    }

    private List<Link> links() {
        return Linkability.links(stretches);
    }

    @Test
    void joins_incognito_to_normal_by_a_field_that_changes_only_with_the_apps_data() {
        part().sends("distinct_id", "id-of-data-0").on("mi-10", MINT, false, 0, 0);
        part().sends("distinct_id", "id-of-data-1").sends("uuid", "id-of-data-1").on("mi-10", MINT, false, 1, 1);
        part().sends("distinct_id", "id-of-data-1").on("mi-10", MINT, true, 1, 1);

        assertThat(links()).singleElement().satisfies(link -> {
            assertThat(link.names()).containsExactly("distinct_id", "uuid");
            assertThat(link.nature()).isEqualTo(Nature.IDENTIFIER);
            assertThat(link.origin()).isEqualTo(Origin.PHONE);
            assertThat(link.survived()).containsExactly(Change.INCOGNITO);
            assertThat(link.lived()).isEqualTo(Duration.ofSeconds(10));
            assertThat(link.joined()).singleElement().satisfies(j -> assertThat(j.incognito()).isEqualTo("mi-10/1"));
        });
    }

    @Test
    void does_not_know_an_identifier_from_a_constant_when_it_saw_only_one_life_of_one_phone() {
        part().sends("token", "k1").on("mi-10", MINT, false, 0, 0);
        part().sends("token", "k1").on("mi-10", MINT, true, 0, 0);

        assertThat(links()).singleElement().extracting(Link::nature).isEqualTo(Nature.UNKNOWN);
    }

    @Test
    void takes_for_a_constant_what_another_phone_sends_too() {
        part().sends("apikey", "k1").on("mi-10", MINT, false, 0, 0);
        part().sends("apikey", "k1").on("mi-10", MINT, true, 0, 0);
        part().sends("apikey", "k1").on("redmi-k20", MI_BROWSER, false, 0, 0);

        assertThat(links()).filteredOn(l -> l.phone().equals("mi-10")).singleElement().extracting(Link::nature)
                .isEqualTo(Nature.CONSTANT);
    }

    @Test
    void knows_a_phones_own_identifier_by_a_second_phone_of_the_same_build() {
        part().sends("$device_id", "a3f1c29e77b0d54e").on("one", MINT, false, 0, 0);
        part().sends("$device_id", "a3f1c29e77b0d54e").on("one", MINT, false, 1, 1);
        part().sends("$device_id", "77b0d54ea3f1c29e").on("two", MINT, false, 0, 0);

        assertThat(links()).singleElement().satisfies(link -> {
            assertThat(link.nature()).isEqualTo(Nature.IDENTIFIER);
            assertThat(link.survived()).containsExactly(Change.RESTART, Change.CLEARING);
        });
    }

    @Test
    void a_phone_of_another_build_proves_nothing() {
        part().sends("fingerprint", "digest-of-build-1").on("one", MINT, false, 0, 0);
        part().sends("fingerprint", "digest-of-build-1").on("one", MINT, true, 0, 0);
        part().sends("fingerprint", "digest-of-build-2").on("two", new Maker(MINT.app(), MINT.version(), "other build"), false, 0, 0);

        assertThat(links()).singleElement().extracting(Link::nature).isEqualTo(Nature.UNKNOWN);
    }

    @Test
    void a_field_that_holds_several_values_in_one_life_proves_nothing() {
        part().sends("asset", "digest-of-page-1").sends("asset", "digest-of-page-2").on("one", MINT, false, 0, 0);
        part().sends("asset", "digest-of-page-1").on("one", MINT, true, 0, 0);
        part().sends("asset", "digest-of-page-3").on("one", MINT, false, 1, 1);

        assertThat(links()).singleElement().extracting(Link::nature).isEqualTo(Nature.UNKNOWN);
    }

    @Test
    void tells_what_a_server_issued() {
        part().sends("other", "x").isTold("cookie-1").on("one", MINT, false, 0, 0);
        part().sends("sid", "cookie-1").on("one", MINT, false, 0, 0);
        part().sends("sid", "cookie-1").on("one", MINT, true, 0, 0);

        assertThat(links()).singleElement().extracting(Link::origin).isEqualTo(Origin.SERVER);
    }

    @Test
    void two_vendors_cannot_join_what_each_has_alone() {
        part().sends("id", "k1", "a.miui.com", "miui.com").on("one", MINT, false, 0, 0);
        part().sends("id", "k1", "b.example.org", "example.org").on("one", MINT, true, 0, 0);

        assertThat(links()).isEmpty();
    }

    @Test
    void sisters_of_one_vendor_can() {
        part().sends("id", "k1", "a.miui.com", "miui.com").on("one", MINT, false, 0, 0);
        part().sends("id", "k1", "b.miui.com", "miui.com").on("one", MINT, true, 0, 0);

        assertThat(links()).singleElement().satisfies(l -> assertThat(l.hosts()).containsExactly("a.miui.com", "b.miui.com"));
    }

    @Test
    void two_browsers_of_one_phone_are_joined() {
        part().sends("oaid", "k1").on("one", MINT, false, 0, 0);
        part().sends("oaid", "k1").on("one", MI_BROWSER, false, 1, 1);

        assertThat(links()).singleElement().extracting(Link::survived).isEqualTo(java.util.Set.of(Change.APP));
    }

    @Test
    void what_incognito_sends_first_joins_nothing_to_it() {
        part().sends("id", "k1").on("one", MINT, true, 0, 0);
        part().sends("id", "k1").on("one", MINT, false, 0, 0);

        assertThat(links()).singleElement().satisfies(l -> assertThat(l.joined()).isEmpty());
    }
}
