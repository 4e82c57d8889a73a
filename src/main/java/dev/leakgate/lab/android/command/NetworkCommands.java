package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import dev.leakgate.lab.internet.Wires;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ip ifconfig svc nc}: what the phone tells about its network, and how to use it. */
final class NetworkCommands {

    static final int ANDROID_11 = 30;

    private NetworkCommands() {
    }

    static void addTo(Map<String, Command> programs, Phone phone) {
        String mac = phone.identifiers().get("mac");
        programs.put("nc", call -> netcat(call, phone));
        programs.put("ip", call -> ip(call, mac, phone.ip()));
        programs.put("ifconfig", call -> call.answer("wlan0     Link encap:Ethernet  HWaddr " + mac + "  Driver icnss",
                "          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1"));
        programs.put("svc", call -> {
            boolean on = call.arg(1).equals("enable");
            switch (call.arg(0)) {
                case "wifi" -> phone.settings().put("global", "wifi_on", on ? "1" : "0");
                case "data" -> phone.settings().put("global", "mobile_data", on ? "1" : "0");
                case "bluetooth" -> phone.settings().put("global", "bluetooth_on", on ? "1" : "0");
                case "nfc" -> phone.settings().put("global", "nfc_on", on ? "1" : "0");
                case "power" -> phone.settings().put("global", "stay_on_while_plugged_in", call.arg(2).equals("true") ? "7" : "0");
                default -> {
                    return call.unknown(1, "svc: unknown service " + call.arg(0));
                }
            }
            return Command.OK;
        });
    }

    /** As WifiInfo prints itself, with quotes around the name since Android 11; the shell sees it unmasked. */
    static String wifiInfo(Phone phone) {
        boolean quoted = phone.profile().sdk() >= ANDROID_11;
        String name = phone.identifiers().get("ssid");
        return "SSID: " + (quoted ? "\"" + name + "\"" : name) + ", BSSID: " + phone.identifiers().get("bssid") + ", MAC: "
                + phone.identifiers().get("mac") + ", Supplicant state: COMPLETED, RSSI: -51, Link speed: 433Mbps, Frequency: 5180MHz, Net ID: 0";
    }

    private static int ip(Invocation call, String mac, Optional<InetAddress> address) throws IOException {
        if (call.has("-6")) {
            for (InetAddress ipv6 : address.map(Wires::ipv6Beside).orElse(List.of())) {
                call.answer("    inet6 " + ipv6.getHostAddress().replaceFirst("%.*", "") + "/64 scope global dynamic mngtmpaddr");
            }
            return Command.OK;
        }
        if (call.has("-4") && address.isPresent()) {
            return call.answer("23: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 3000",
                    "    inet " + address.get().getHostAddress() + "/24 scope global wlan0", "       valid_lft forever preferred_lft forever");
        }
        return call.has("link") || call.has("addr") || call.has("address")
                ? call.answer("23: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP mode DORMANT group default qlen 3000",
                        "    link/ether " + mac + " brd ff:ff:ff:ff:ff:ff")
                : call.unknown(1, "ip: unknown object");
    }

    /** {@code nc -u -q <seconds> <host> <port>}: one datagram from standard input, then what comes back until the time is over. */
    private static int netcat(Invocation call, Phone phone) throws IOException {
        List<String> target = call.operands("-q");
        if (!call.has("-u") || call.option("-q").isEmpty() || target.size() != 2) {
            return call.unknown(1, "nc: bad arguments");
        }
        if (phone.datagrams().isEmpty()) {
            return call.fail(1, "nc: " + target.get(0) + ": No address associated with hostname");
        }
        byte[] input = call.input();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(1000 * Integer.parseInt(call.option("-q").get()));
            socket.send(new DatagramPacket(input, input.length, phone.datagrams().get()));
            DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
            socket.receive(answer);
            call.console().out().write(answer.getData(), 0, answer.getLength());
        } catch (SocketTimeoutException e) {
            return Command.OK;
        }
        return Command.OK;
    }
}
