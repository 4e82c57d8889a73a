package dev.leakgate.report.page;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser: whoever reads by keyboard, by ear, on a phone or in the dark is to get all of them. */
class AccessibilityTest {

    @TempDir
    private static Path temp;

    private static Path report;

    @BeforeAll
    static void write() throws IOException {
        SampleRun run = new SampleRun();
        for (String session : new String[] {NORMAL, INCOGNITO}) {
            run.traffic(session).telemetry(at(8), "start", "$device_id", SampleRun.ANDROID_ID)
                    .telemetry(at(24), "search", "search_word", SampleRun.query(session))
                    .telemetry(at(38), "page", "url", SampleRun.address(session));
        }
        RunFolder folder = run.keep(temp);
        folder.keepClaims(Files.readString(Path.of("scenarios/claims.yaml")));
        report = new PrivacyReport(folder, Judge.judge(folder)).write(temp.resolve("report")).getParent();
    }

    @ParameterizedTest
    @CsvSource({"index.html, 1200, false", "mi-10.html, 1200, false", "mi-10.html, 1200, true", "mi-10.html, 500, false"})
    void axe_finds_nothing_that_keeps_people_out(String page, int width, boolean dark) throws IOException {
        assertThat(new Chromium(temp).violations(report.resolve(page), width, dark)).isEmpty();
    }

    @Test
    void a_page_shows_itself_in_a_browser() throws IOException {
        assertThat(ImageIO.read(new Chromium(temp).picture(report.resolve("mi-10.html"), 1200).toFile()).getWidth()).isEqualTo(1200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "mi-10.html"})
    void nothing_has_to_be_scrolled_sideways_on_a_small_screen(String page) throws IOException {
        assertThat(new Chromium(temp).scrollsSideways(report.resolve(page), 390)).isLessThanOrEqualTo(0);
    }

    /** How long it takes depends on the machine; the figure is for people. */
    @Test
    void a_page_opens_in_a_browser() throws IOException {
        Path page = report.resolve("mi-10.html");
        System.out.printf("a model's page of %d KB opens in %d ms%n", Files.size(page) / 1024, new Chromium(temp).opensIn(page));
    }

    @Test
    void a_page_is_far_below_two_megabytes_and_asks_for_nothing_from_elsewhere() throws IOException {
        String page = Files.readString(report.resolve("mi-10.html"));

        assertThat(page.length()).isLessThan(200_000);
        assertThat(page).doesNotContain("<script", "src=", "@import", "url(");
    }
}
