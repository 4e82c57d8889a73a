package dev.leakgate.farm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The lab, a process of its own: plays the virtual phones of a farm and the internet they talk to. When it ends it can be
 * started again: its phones have then the same addresses and identifiers, and nothing else of what they were, like real
 * ones that were flashed anew.
 */
public final class LabProcess implements AutoCloseable {

    private static final String MAIN_CLASS = "dev.leakgate.lab.Lab";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<FarmPhone> phones;
    private final long seed;
    private final Supplier<Path> folders;
    private final Path logs;
    private final Map<String, String> serials = new LinkedHashMap<>();
    private Child child;
    private Uplink uplink;
    private int lives;

    private LabProcess(List<FarmPhone> phones, long seed, Supplier<Path> folders, Path logs) {
        this.phones = phones;
        this.seed = seed;
        this.folders = folders;
        this.logs = logs;
    }

    /** @param folders where the lab of each life writes what it was asked, what its phones sent and what its internet got */
    public static LabProcess start(List<FarmPhone> phones, long seed, Supplier<Path> folders, Path logs) {
        LabProcess lab = new LabProcess(phones, seed, folders, logs);
        lab.launch();
        return lab;
    }

    private void launch() {
        Path folder = folders.get();
        Path farm = folder.resolve("lab.yaml");
        try {
            Files.createDirectories(folder);
            JSON.writerWithDefaultPrettyPrinter().writeValue(farm.toFile(), farm());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lives++;
        CompletableFuture<JsonNode> ready = new CompletableFuture<>();
        List<String> command = new ArrayList<>();
        network(phones).ifPresent(n -> command.addAll(List.of("ip", "netns", "exec", n.namespace())));
        command.addAll(List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m",
                "-cp", classPath(), MAIN_CLASS, "--farm", farm.toString(), "--out", folder.toString()));
        child = Child.start(ChildSpec.of("lab", command)
                .log(logs.resolve("lab.log"))
                .lines(line -> accept(line, ready)));
        Startup.await(child, "the virtual phones did not come up", ready::isDone);
        JsonNode up = ready.join();
        up.path("phones").forEach(p -> serials.put(p.path("name").asText(), p.path("serial").asText()));
        uplink = new Uplink(up.path("internet").path("proxy").asText(), Path.of(up.path("internet").path("ca").asText()),
                Optional.of(up.path("internet").path("names").asText()));
    }

    /** What {@code adb connect} takes. */
    public String serial(FarmPhone phone) {
        return serials.get(phone.id());
    }

    /**
     * Starts it again if it has ended.
     *
     * @return true when it had: then adb has lost its phones, and they know nothing of what was done to them
     */
    boolean revive() {
        if (child.alive()) {
            return false;
        }
        launch();
        return true;
    }

    /** Another one in each life. */
    Uplink uplink() {
        return uplink;
    }

    @Override
    public void close() {
        child.close();
    }

    private Map<String, Object> farm() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (FarmPhone phone : phones) {
            FarmPhone.Virtual virtual = phone.virtual().orElseThrow();
            Map<String, Object> entry = new LinkedHashMap<>(Map.of("name", phone.id(), "profile", virtual.profile(),
                    "apps", virtual.apps(), "switches", virtual.switches()));
            virtual.faults().ifPresent(f -> entry.put("faults", f));
            virtual.trusts().ifPresent(t -> entry.put("trusts", t));
            Optional.ofNullable(serial(phone)).ifPresent(s -> entry.put("port", Integer.parseInt(s.substring(s.lastIndexOf(':') + 1))));
            list.add(entry);
        }
        Map<String, Object> farm = new LinkedHashMap<>(Map.of("seed", seed, "life", lives, "phones", list));
        network(phones).ifPresent(n -> farm.put("network", Map.of("address", n.address(), "resolver", n.resolver())));
        return farm;
    }

    /** One process lives in one network. */
    private static Optional<FarmPhone.Network> network(List<FarmPhone> phones) {
        List<Optional<FarmPhone.Network>> networks = phones.stream().map(p -> p.virtual().orElseThrow().network()).distinct().toList();
        if (networks.size() > 1) {
            throw new FarmException(phones.get(0).place() + ": all virtual phones of a file need the same 'network:', or none");
        }
        return networks.get(0);
    }

    private static void accept(String line, CompletableFuture<JsonNode> ready) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json != null && json.path("ready").asBoolean()) {
                ready.complete(json);
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Under Surefire {@code java.class.path} is one jar that points to the rest. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
