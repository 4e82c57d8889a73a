package dev.leakgate.lab.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A headless Chromium that loads the pages of a virtual phone's browser, and calls home by itself as it does. Everything
 * it sends goes through the phone's proxy; it trusts what the phone trusts.
 */
public final class Chromium implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(30);
    private static final String LISTENING = "DevTools listening on ";

    private final Path profile;
    private final Relay relay;
    private final Child process;
    private final DevTools devTools;
    private final int devToolsPort;
    private String privateContext = "";
    private String page = "";

    /** What a page is called and where its load ended, after redirects. */
    public record Loaded(String address, String title) {
    }

    private Chromium(Path profile, Relay relay, Child process, String devTools) {
        this.profile = profile;
        this.relay = relay;
        this.process = process;
        this.devTools = new DevTools(devTools);
        this.devToolsPort = URI.create(devTools).getPort();
    }

    /**
     * @param proxy     opens a connection to the proxy of the phone
     * @param trusted   certificate authorities of the phone
     * @param userAgent as the phone's browser has it
     * @throws IOException when there is no Chromium on this machine or it does not start
     */
    public static Chromium start(Callable<Socket> proxy, List<X509Certificate> trusted, String userAgent) throws IOException {
        Path profile = Files.createTempDirectory("leakgate-chromium");
        Relay relay = new Relay(() -> opened(proxy));
        CompletableFuture<String> address = new CompletableFuture<>();
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" 2>&1", "chromium", "--headless=new", "--no-sandbox",
                "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                "--proxy-server=http://" + relay.address(), "--proxy-bypass-list=<-loopback>", "--user-agent=" + userAgent,
                "--ignore-certificate-errors-spki-list=" + trusted.stream().map(Chromium::keyDigest).collect(Collectors.joining(",")),
                "about:blank"));
        Child process = null;
        try {
            process = Child.start(ChildSpec.of("chromium", command).lines(line -> {
                if (line.startsWith(LISTENING)) {
                    address.complete(line.substring(LISTENING.length()).strip());
                }
            }));
            process.onExit().thenAccept(code -> address.completeExceptionally(new IOException("chromium ended with exit code " + code)));
            return new Chromium(profile, relay, process, address.get(STARTING.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            end(profile, relay, process);
            throw new IOException("Chromium did not start; is it installed? (apt-get install chromium)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(profile, relay, process);
            throw new IOException("interrupted", e);
        }
    }

    /** Whether this machine has one. */
    public static boolean isHere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
    }

    private static Socket opened(Callable<Socket> proxy) throws IOException {
        try {
            return proxy.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Of the authority's public key: SHA-256 as Base64. */
    private static String keyDigest(X509Certificate authority) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(authority.getPublicKey().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** On loopback of this machine. */
    public int devToolsPort() {
        return devToolsPort;
    }

    /** The pages to come are in a mode of their own, which ends when the other begins. */
    public synchronized void incognito(boolean on) throws IOException {
        if (!page.isEmpty()) {
            devTools.call("", "Target.closeTarget", Map.of("targetId", page));
            page = "";
        }
        if (!privateContext.isEmpty()) {
            devTools.call("", "Target.disposeBrowserContext", Map.of("browserContextId", privateContext));
            privateContext = "";
        }
        if (on) {
            privateContext = devTools.call("", "Target.createBrowserContext", Map.of()).path("browserContextId").asText();
        }
    }

    /** Loads a page and waits until it stands. */
    public synchronized Loaded load(String address) throws IOException {
        if (page.isEmpty()) {
            page = devTools.call("", "Target.createTarget", privateContext.isEmpty() ? Map.of("url", "about:blank")
                    : Map.of("url", "about:blank", "browserContextId", privateContext)).path("targetId").asText();
        }
        String session = devTools.call("", "Target.attachToTarget", Map.of("targetId", page, "flatten", true)).path("sessionId").asText();
        devTools.call(session, "Page.enable", Map.of());
        CompletableFuture<JsonNode> loaded = devTools.event(session, "Page.loadEventFired");
        JsonNode answer = devTools.call(session, "Page.navigate", Map.of("url", address));
        if (answer.hasNonNull("errorText")) {
            throw new IOException(address + ": " + answer.path("errorText").asText());
        }
        DevTools.within(loaded, "the end of loading " + address);
        JsonNode info = devTools.call("", "Target.getTargetInfo", Map.of("targetId", page)).path("targetInfo");
        devTools.call("", "Target.detachFromTarget", Map.of("sessionId", session));
        return new Loaded(info.path("url").asText(), info.path("title").asText());
    }

    @Override
    public void close() {
        devTools.close();
        end(profile, relay, process);
    }

    private static void end(Path profile, Relay relay, Child process) {
        relay.close();    // first, so that nothing leaves any more
        if (process != null) {
            process.close();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // what is left in the machine's folder for temporary files is its own to clean
        }
    }
}
