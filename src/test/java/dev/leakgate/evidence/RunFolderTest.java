package dev.leakgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.PastRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final String SESSION = "mi-10/mint/incognito";

    private final Plan plan = new Plan(1, "2026-03-01-1", NOON, 7, true, 2, Map.of("adb", "1.0.41"),
            new TreeMap<>(Map.of("scenarios/policy.yaml", "cafe")), "AB:CD",
            List.of(new Plan.PlannedPhone("mi-10", "Mi 10", "127.0.0.1:5601", true, "Xiaomi/umi", 1.25, List.of(
                    new Plan.InstalledApp("com.mi.globalbrowser.mini", "3.4.0", new TreeMap<>(Map.of("/data/app/base.apk", "beef")))), List.of(
                    new Plan.PlannedSession(SESSION, "mint", "Mint 3.4.0", "com.mi.globalbrowser.mini", "3.4.0", "incognito", "", "",
                            List.of(new Plan.PlannedTrial(SESSION + "/search-typed", "search-typed", "Search by typing",
                                    "scenarios/trials/search-typed.yaml:1", List.of("queries-are-sent"), "FAIL",
                                    "canaries")))))));
    private final SessionRecord record = new SessionRecord(SESSION, NOON, NOON, NOON.plusSeconds(60), "label Incognito",
            "control", NOON.plusSeconds(50), 2.5, 2.5, 5,
            List.of(new SessionRecord.ChannelSign("GET", "sa.api.intl.miui.com", "/config/Android.conf", null)),
            List.of(new SessionRecord.DrivenTrial(SESSION + "/search-typed", NOON, NOON.plusSeconds(9), true,
                    List.of(new SessionRecord.Told("engine", "purple zebra", "duckduckgo.com")), null)), List.of(), null);

    @TempDir
    private Path temp;
    private RunFolder folder;

    @BeforeEach
    void create() {
        folder = RunFolder.create(temp.resolve("runs"), plan, "bench: {}\n");
    }

    @Test
    void keeps_which_identifiers_of_a_phone_are_known() {
        PhoneIdentifiers identifiers = new PhoneIdentifiers(1, List.of(new IdentifierReading(SecretKind.OAID, State.NOT_READABLE, 0, "told to apps only")));

        folder.keep("mi-10", identifiers);

        assertThat(RunFolder.open(folder.path()).identifiers("mi-10")).contains(identifiers);
        assertThat(folder.identifiers("redmi-k20")).isEmpty();
    }

    @Test
    void reads_what_an_earlier_version_kept_without_the_parts_that_came_later() throws IOException {
        folder.keep(record);
        PhoneConnections told = new PhoneConnections(1, "127.0.0.1:8080", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), null);
        folder.of(SESSION).keep(told);

        leaveOut("connections.json", "pastRecorder");
        assertThat(folder.of(SESSION).connections()).contains(told);

        leaveOut("connections.json", "during");
        assertThatThrownBy(() -> folder.of(SESSION).connections()).isInstanceOf(EvidenceException.class)
                .hasMessageContaining("is damaged").hasMessageContaining("during");
    }

    @Test
    void reads_what_an_earlier_version_kept_of_a_gateway() throws IOException {
        folder.keep(record);
        PhoneConnections told = new PhoneConnections(1, "10.77.0.2", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), new PastRecorder(new TreeMap<>(Map.of("198.18.0.1", 3L)), new TreeMap<>(), 0, 4, new TreeMap<>()), List.of(), null);
        folder.of(SESSION).keep(told);

        Path file = folder.journal(SESSION).resolveSibling("connections.json");
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"ipv6Refused\" : \\{ *}", "").replaceFirst("\"ipv6\" : \\[ *],", ""));

        assertThat(file).content().doesNotContain("ipv6Refused", "\"ipv6\" : [");
        assertThat(folder.of(SESSION).connections()).contains(told);
    }

    private void leaveOut(String name, String part) throws IOException {
        Path file = folder.journal(SESSION).resolveSibling(name);
        Files.write(file, Files.readAllLines(file).stream().filter(line -> !line.contains('"' + part + '"')).toList());
    }

    @Test
    void gives_back_what_was_kept() {
        folder.keep(record);
        folder.keep(List.of(new Secret(SecretKind.QUERY, "purple zebra", SESSION + "/search-typed")));
        folder.keep(List.of(new Secret(SecretKind.ANDROID_ID, "a3f1c29e77b0d54e", "mi-10")));

        RunFolder kept = RunFolder.open(folder.path());

        assertThat(kept.plan()).isEqualTo(plan);
        assertThat(kept.record(SESSION)).isEqualTo(record);
        assertThat(kept.secrets()).extracting(Secret::value).containsExactly("purple zebra", "a3f1c29e77b0d54e");
        assertThat(kept.redactionKey()).isEqualTo(folder.redactionKey()).hasSize(16);
        assertThat(kept.policy()).hasContent("bench: {}\n");
    }

    @Test
    void is_for_its_owner_only() throws IOException {
        folder.keep(record);

        try (Stream<Path> all = Files.walk(temp.resolve("runs"))) {
            assertThat(all).allSatisfy(p -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(p)))
                    .isEqualTo(Files.isDirectory(p) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void keeps_a_key_of_its_own_in_each_run() {
        RunFolder other = RunFolder.create(temp.resolve("others"), plan, "");

        assertThat(other.redactionKey()).isNotEqualTo(folder.redactionKey());
    }

    @Test
    void never_writes_over_a_run() {
        assertThatThrownBy(() -> RunFolder.create(temp.resolve("runs"), plan, ""))
                .isInstanceOf(EvidenceException.class).hasMessageContaining("exists already");
    }

    @Test
    void says_that_a_session_without_record_was_not_driven() {
        assertThatThrownBy(() -> folder.record(SESSION)).isInstanceOf(EvidenceException.class)
                .hasMessageMatching(".*/sessions/mi-10/mint/incognito/session.json: is missing; the session counts as not driven");
    }

    @Test
    void names_the_line_of_a_damaged_record() throws IOException {
        folder.keep(record);
        Path file = folder.journal(SESSION).resolveSibling("session.json");
        Files.writeString(file, Files.readString(file).substring(0, 90));

        assertThatThrownBy(() -> folder.record(SESSION)).isInstanceOf(EvidenceException.class)
                .hasMessageContaining("session.json:").hasMessageContaining("is damaged")
                .hasMessageEndingWith("the session counts as not driven");
    }

    @Test
    void takes_a_record_with_a_missing_part_for_damaged() throws IOException {
        Files.writeString(folder.journal(SESSION).resolveSibling("session.json"), "{\"id\": \"" + SESSION + "\"}");

        assertThatThrownBy(() -> folder.record(SESSION)).hasMessageContaining("is damaged");
    }

    @Test
    void refuses_a_record_of_another_session() throws IOException {
        folder.keep(record);
        Path file = folder.journal(SESSION).resolveSibling("session.json");
        Files.writeString(file, Files.readString(file).replace("incognito\",", "normal\","));

        assertThatThrownBy(() -> folder.record(SESSION)).hasMessageContaining("it is about the session 'mi-10/mint/normal'");
    }

    @Test
    void keeps_ids_inside_the_folder() {
        assertThatThrownBy(() -> folder.journal("../elsewhere")).hasMessageContaining("cannot name a folder");
        assertThatThrownBy(() -> folder.journal("/etc")).hasMessageContaining("cannot name a folder");
    }

    @Test
    void opens_nothing_but_a_run() {
        assertThatThrownBy(() -> RunFolder.open(temp)).hasMessageContaining("this is not the folder of a run");
    }
}
