package dev.leakgate.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium that looks at a page: takes its picture, or has axe-core look for what keeps people out. */
final class Chromium {

    private static final Path AXE = Path.of("ci/node/node_modules/axe-core/axe.min.js");
    private static final Pattern FOUND = Pattern.compile("<pre id=\"axe-found\">(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern TOLD = Pattern.compile("data-told=\"(-?\\d+)\"");
    private static final String RUN_AXE = "axe.run(document, {resultTypes: ['violations']}).then(r => {"
            + " document.documentElement.innerHTML = '<body></body>';"
            + " const pre = document.createElement('pre'); pre.id = 'axe-found';"
            + " pre.textContent = JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')));"
            + " document.body.append(pre); })";

    private final Path home;

    /** @param home a folder for its profile */
    Chromium(Path home) {
        this.home = home;
    }

    /** What axe-core has to object to, one line each. The page is looked at with its ban on scripts lifted. */
    List<String> violations(Path page, int width, boolean dark) throws IOException {
        String dom = run(width, dark, "--virtual-time-budget=20000", "--dump-dom",
                with(page, Files.readString(AXE) + "</script><script>" + RUN_AXE).toUri().toString());
        Matcher found = FOUND.matcher(dom);
        assertThat(found.find()).as("axe ran to its end in " + page).isTrue();
        String json = found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        List<String> violations = new ArrayList<>();
        for (JsonNode violation : new ObjectMapper().readTree(json)) {
            violations.add(violation.asText());
        }
        return violations;
    }

    /** From the start of its navigation to the end of its load, in milliseconds, by the browser's own clock. */
    long opensIn(Path page) throws IOException {
        return number(page, 1200, "Math.ceil(performance.now())");
    }

    /** By how many pixels the page, or the widest of its tables, is wider than its place. A window has 500 at least, a page may have less. */
    long scrollsSideways(Path page, int width) throws IOException {
        return number(page, width, "(document.body.style.width = '" + width + "px',"
                + " Math.max(...[document.body, ...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)))");
    }

    /** What a script says once the page is loaded. */
    private long number(Path page, int width, String script) throws IOException {
        String dom = run(width, false, "--dump-dom", with(page,
                "addEventListener('load', () => document.documentElement.setAttribute('data-told', " + script + "))").toUri().toString());
        Matcher told = TOLD.matcher(dom);
        assertThat(told.find()).as(page + " was loaded").isTrue();
        return Long.parseLong(told.group(1));
    }

    /** The page with its ban on scripts lifted, and one in it. */
    private Path with(Path page, String script) throws IOException {
        String free = Files.readString(page).replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        return Files.writeString(home.resolve("looked-at.html"), free.replace("</body>", "<script>" + script + "</script></body>"));
    }

    /** @return the picture, a PNG */
    Path picture(Path page, int width) {
        Path png = home.resolve("page-" + width + ".png");
        run(width, false, "--screenshot=" + png, page.toUri().toString());
        return png;
    }

    private String run(int width, boolean dark, String... more) {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--hide-scrollbars", "--user-data-dir=" + home.resolve("profile"), "--window-size=" + width + ",1600"));
        if (dark) {
            command.add("--blink-settings=preferredColorScheme=0");
        }
        command.addAll(List.of(more));
        Child.Ended ended = Child.run(ChildSpec.of("chromium", command), Duration.ofMinutes(2));
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private static Path executable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "chromium")).filter(Files::isExecutable)
                .findFirst().orElseThrow(() -> new AssertionError("there is no chromium on PATH; mvn verify -Pself-test installs it as"
                        + " root on a Debian system, elsewhere install it by hand"));
    }
}
