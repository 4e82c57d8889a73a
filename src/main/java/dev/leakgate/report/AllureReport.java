package dev.leakgate.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Allure 3 report of a run in a single file, {@code target/allure-report/index.html}. As Allure writes it, it
 * calls Google Analytics when it is opened; that is taken out, and the page is forbidden every connection.
 *
 * <p>History is kept outside {@code target}, so that it outlives {@code mvn clean} and a checkout's branches share it.
 */
public final class AllureReport {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern ANALYTICS =
            Pattern.compile("<script async src=\"https://www\\.googletagmanager\\.com/.*?</script>\\s*<script>.*?</script>", Pattern.DOTALL);
    private static final String NO_CONNECTIONS = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src data: blob:"
            + " 'unsafe-inline' 'unsafe-eval'; connect-src data: blob:\">";

    private final Path node;
    private final Path allure;
    private final Path history;

    /** @param state folder for what outlives a build; the history is kept there */
    public AllureReport(Tools tools, Path state) {
        this(tools.node(), tools.allure(), state.resolve("allure-history.jsonl"));
    }

    /**
     * @param allure  script of Allure's command line, run by {@code node}
     * @param history file that the outcome of each run is added to, one line a run
     */
    AllureReport(Path node, Path allure, Path history) {
        this.node = node;
        this.allure = allure;
        this.history = history;
    }

    /**
     * @param output folder of the report, made anew
     * @return the report's one file
     * @throws IOException when Allure fails; the message has what it said
     */
    public Path generate(AllureFolder results, Path output) throws IOException {
        Path config = output.toAbsolutePath().getParent().resolve("allurerc.mjs");
        Files.createDirectories(config.getParent());
        Files.createDirectories(history.toAbsolutePath().getParent());
        Files.writeString(config, config(output));
        Child.Ended ended = Child.run(ChildSpec.of("allure", List.of(node.toString(), allure.toString(), "generate",
                results.path().toAbsolutePath().toString(), "--config", config.toString()))
                .in(config.getParent()), LIMIT);
        Path page = output.resolve("index.html");
        if (ended.code() != 0 || !Files.exists(page)) {
            throw new IOException("Allure wrote no report (exit code " + ended.code() + "): " + ended.output().strip());
        }
        Files.writeString(page, sealed(Files.readString(page)));
        return page;
    }

    private String config(Path output) throws IOException {
        try (InputStream in = AllureReport.class.getResourceAsStream("/report/allurerc.mjs")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{output}", quoted(output)).replace("{history}", quoted(history));
        }
    }

    private static String quoted(Path path) throws IOException {
        return new JsonMapper().writeValueAsString(path.toAbsolutePath().toString());
    }

    /** The page without analytics, and unable to connect to anything. */
    private static String sealed(String page) {
        return ANALYTICS.matcher(page).replaceAll("").replaceFirst("<head>", "<head>" + NO_CONNECTIONS);
    }
}
