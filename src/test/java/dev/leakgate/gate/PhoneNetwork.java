package dev.leakgate.gate;

import dev.leakgate.capture.Gateway;
import dev.leakgate.process.Child;
import dev.leakgate.process.Child.Ended;
import dev.leakgate.process.ChildSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A phone's network on this machine: two network namespaces (ip-netns(8)), one for the gateway with all of the harness and
 * one for the phone, joined by a pair of virtual cables. The phone's only way out leads through the gateway.
 */
final class PhoneNetwork implements AutoCloseable {

    static final String GATEWAY_ADDRESS = "10.77.0.1";
    static final String PHONE_ADDRESS = "10.77.0.2";
    /** Of the block that RFC 5180 sets aside for benchmarks. */
    static final String GATEWAY_IPV6 = "2001:2::1";
    private static final String PHONE_IPV6 = "2001:2::2";

    private static final AtomicInteger PROBES = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final boolean ipv6 = Files.isDirectory(Path.of("/proc/sys/net/ipv6"));

    private PhoneNetwork(String name) {
        this.name = "lg" + ProcessHandle.current().pid() + name;
    }

    /** Why there can be none here; empty text when there can. */
    static String obstacle() {
        String name = "lg" + ProcessHandle.current().pid() + "probe" + PROBES.incrementAndGet();
        try {
            Ended probe = run(List.of("ip", "netns", "add", name));
            if (probe.code() != 0) {
                return "no network namespace can be made (" + probe.output().strip() + "); run as root, or with CAP_NET_ADMIN and CAP_SYS_ADMIN";
            }
            run(List.of("ip", "netns", "del", name));
            return Gateway.obstacle();
        } catch (RuntimeException e) {
            return "'ip' is missing (apt-get install iproute2): " + e.getMessage();
        }
    }

    /** @param name tells it from others that tests of this JVM lay at the same time */
    static PhoneNetwork lay(String name) {
        PhoneNetwork network = new PhoneNetwork(name);
        try {
            network.up();
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    String gateway() {
        return name + "gw";
    }

    String phone() {
        return name + "ph";
    }

    private void up() {
        for (String namespace : List.of(gateway(), phone())) {
            ip("netns", "add", namespace);
            ip("-n", namespace, "link", "set", "lo", "up");
        }
        ip("-n", gateway(), "link", "add", "lan", "type", "veth", "peer", "name", "wlan0", "netns", phone());
        cable(gateway(), "lan", GATEWAY_ADDRESS);
        cable(phone(), "wlan0", PHONE_ADDRESS);
        ip("-n", phone(), "route", "add", "default", "via", GATEWAY_ADDRESS);
        // What the gateway forwards goes into a cable that ends nowhere: nothing leaves this machine.
        ip("-n", gateway(), "link", "add", "wan", "type", "veth", "peer", "name", "nowhere");
        ip("-n", gateway(), "link", "set", "wan", "up");
        ip("-n", gateway(), "link", "set", "nowhere", "up");
        ip("-n", gateway(), "route", "add", "default", "dev", "wan");
        check(in(gateway(), "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"));
        if (ipv6) {
            upByIpv6();
        }
    }

    /** Why no packet can go by IPv6 here; empty text when it can. */
    String ipv6Obstacle() {
        return ipv6 ? "" : "this machine's kernel has no IPv6";
    }

    private void upByIpv6() {
        ip("-n", gateway(), "addr", "add", GATEWAY_IPV6 + "/64", "dev", "lan", "nodad");
        ip("-n", phone(), "addr", "add", PHONE_IPV6 + "/64", "dev", "wlan0", "nodad");
        ip("-n", phone(), "-6", "route", "add", "default", "via", GATEWAY_IPV6);
        ip("-n", gateway(), "-6", "route", "add", "default", "dev", "wan");
        check(in(gateway(), "sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/forwarding"));
    }

    private static void cable(String namespace, String device, String address) {
        ip("-n", namespace, "addr", "add", address + "/24", "dev", device);
        ip("-n", namespace, "link", "set", device, "up");
    }

    /** Runs a command in a namespace. */
    static Ended in(String namespace, String... command) {
        return run(inside(namespace, List.of(command)));
    }

    static List<String> inside(String namespace, List<String> command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(command);
        return all;
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        check(run(command));
    }

    private static void check(Ended ended) {
        if (ended.code() != 0) {
            throw new IllegalStateException(ended.output());
        }
    }

    private static Ended run(List<String> command) {
        return Child.run(ChildSpec.of(String.join(" ", command), command), LIMIT);
    }

    @Override
    public void close() {
        run(List.of("ip", "netns", "del", phone()));
        run(List.of("ip", "netns", "del", gateway()));
    }
}
