package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A Grid with virtual phones, as {@code ci/grid/local} starts it: all parts are processes of their own. */
final class LocalGrid implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;
    private JsonNode up;

    private LocalGrid(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** @param phones on each node; of the file they are taken in turn */
    static LocalGrid start(int nodes, int phones, Path farm, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "ci/grid/local", "--nodes", String.valueOf(nodes), "--phones", String.valueOf(phones),
                "--out", folder.toString(), "--farm", farm.toString(),
                "--class-path", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        LocalGrid grid = new LocalGrid(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
        try {
            grid.up = grid.answer();
            return grid;
        } catch (IOException | RuntimeException e) {
            grid.close();
            throw e;
        }
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        assertThat(line).as("the next word of ci/grid/local").isNotNull();
        return JSON.readTree(line);
    }

    /** The list of its phones. */
    Path devices() {
        return Path.of(up.path("devices").asText());
    }

    /** Where the harness goes. */
    URI hub() {
        return URI.create(up.path("hub").asText());
    }

    /** What hub and nodes listen on among themselves: Appium, adb, the phones, the driver's forwards, the nodes, the hub's events. */
    Set<Integer> inside() {
        Set<Integer> ports = new HashSet<>();
        up.path("ports").forEach(port -> ports.add(port.asInt()));
        return ports;
    }

    /** @param command as {@code ci/grid/local --help} lists them */
    void tell(String command) throws IOException {
        commands.println(command);
        assertThat(answer().path("done").asText()).isEqualTo(command);
    }

    /** Does nothing without a command. A phone is meant by its name in the list. */
    void tellIf(String command) {
        try {
            if (command != null) {
                String[] words = command.split(" ");
                tell(words[0] + " " + (up.path("phones").has(words[1]) ? serial(words[1]) : words[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until every phone has a slot again. */
    void awaitSlots() {
        Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> StreamSupport.stream(JSON.readTree(
                hub().resolve("/status").toURL()).at("/value/nodes").spliterator(), false)
                .filter(n -> n.path("availability").asText().equals("UP")).mapToInt(n -> n.path("slots").size()).sum() == phones().size());
    }

    /** Names in the list. */
    List<String> phones() {
        List<String> names = new ArrayList<>();
        up.path("phones").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Of the node that the phone hangs on. */
    String adbPort(String phone) {
        return up.path("adb").path(phone).asText();
    }

    /** @param phone by its name in the list */
    String serial(String phone) {
        return up.path("phones").path(phone).asText();
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
