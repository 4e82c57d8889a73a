package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.PhoneIdentifiers;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.linkability.Stretch.Maker;
import dev.leakgate.judge.linkability.Stretch.Use;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.SecretKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verdicts say of identifiers that were read, are not there, cannot be read, or were learned. */
class IdentifierStatesTest {

    private static final Maker MINT = new Maker("com.mi.globalbrowser.mini", "3.4.0", "Xiaomi/umi/umi:10");
    private static final Maker MI_BROWSER = new Maker("com.mi.globalbrowser", "12.1.4", "Xiaomi/umi/umi:10");

    @TempDir
    Path temp;

    @Test
    void each_kind_of_a_phone_is_told_with_its_state() throws IOException {
        RunVerdict verdict = judged("androidId", new IdentifierReading(SecretKind.ANDROID_ID, State.READ, 1, "settings"),
                new IdentifierReading(SecretKind.ICCID, State.NOT_PRESENT, 0, "no SIM"));

        assertThat(verdict.phones().get(0).identifiers()).containsExactly(new RunVerdict.Identifier("androidId", "read", 1, "settings"),
                new RunVerdict.Identifier("iccid", "not present", 0, "no SIM"));
    }

    @Test
    void a_required_identifier_that_cannot_be_read_leaves_a_session_open_and_says_why() throws IOException {
        RunVerdict verdict = judged("androidId, oaid", new IdentifierReading(SecretKind.OAID, State.NOT_READABLE, 0, "told to apps only"));

        assertThat(verdict.sessions().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.sessions().get(0).reason()).contains("did not tell its oaid", "told to apps only", "'required-identifiers'");
    }

    @Test
    void a_required_identifier_that_the_phone_does_not_have_need_not_be_known() throws IOException {
        assertThat(judged("androidId, iccid", new IdentifierReading(SecretKind.ICCID, State.NOT_PRESENT, 0, "no SIM")).sessions())
                .extracting(RunVerdict.Session::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void what_outlives_clearing_on_this_phone_and_is_sent_by_one_app_is_its_android_id() throws IOException {
        Links links = links(stretch(PHONE, MINT, 0, "aa11bb22cc33dd44"), stretch(PHONE, MINT, 1, "aa11bb22cc33dd44"),
                stretch("other", MINT, 2, "0123456789abcdef"));

        assertThat(links.learned(PHONE)).singleElement().satisfies(reading -> {
            assertThat(reading.state()).isEqualTo(State.LEARNED);
            assertThat(reading.kind()).isEqualTo(SecretKind.ANDROID_ID);
            assertThat(reading.why()).startsWith("as Mint 3.4.0 alone sees it: sent in $device_id").doesNotContain("aa11bb22cc33dd44");
        });
        assertThat(links.learned("other")).isEmpty();
    }

    @Test
    void what_two_apps_send_may_be_another_identifier_of_the_phone() throws IOException {
        assertThat(links(stretch(PHONE, MINT, 0, "aa11bb22cc33dd44"), stretch(PHONE, MINT, 1, "aa11bb22cc33dd44"),
                stretch(PHONE, MI_BROWSER, 2, "aa11bb22cc33dd44"), stretch("other", MINT, 3, "0123456789abcdef")).learned(PHONE)).isEmpty();
    }

    @Test
    void what_nothing_tells_from_a_constant_of_the_build_is_not_learned() throws IOException {
        assertThat(links(stretch(PHONE, MINT, 0, "aa11bb22cc33dd44"), stretch(PHONE, MINT, 1, "aa11bb22cc33dd44")).learned(PHONE)).isEmpty();
    }

    private RunVerdict judged(String required, IdentifierReading... readings) throws IOException {
        String policy = Files.readString(Path.of("scenarios/policy.yaml"));
        RunFolder folder = new SampleRun().keep(temp, policy.replace("required-identifiers: [androidId]", "required-identifiers: [" + required + "]"));
        folder.keep(PHONE, new PhoneIdentifiers(1, List.of(readings)));
        return Judge.judge(folder);
    }

    private Links links(Stretch... stretches) throws IOException {
        return new Links(new SampleRun().keep(temp), List.of(stretches));
    }

    private static Stretch stretch(String phone, Maker maker, int appData, String value) {
        Instant time = SampleRun.at(appData);
        return new Stretch(NORMAL, phone, maker, false, appData, appData, 0, List.of(new Use("e" + appData, time, "sa.api.intl.miui.com", "miui.com",
                "$device_id", value, List.of("body", "json $.properties.$device_id"))), Map.of());
    }
}
