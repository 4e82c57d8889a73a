package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.shell.Command;
import java.util.Map;

/** {@code ip ifconfig svc}: what the phone tells about its network. */
final class NetworkCommands {

    private NetworkCommands() {
    }

    static void addTo(Map<String, Command> programs, Phone phone) {
        String mac = phone.identifiers().get("mac");
        programs.put("ip", call -> call.args().contains("link") || call.args().contains("addr") || call.args().contains("address")
                ? call.answer("23: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP mode DORMANT group default qlen 3000",
                        "    link/ether " + mac + " brd ff:ff:ff:ff:ff:ff")
                : call.unknown(1, "ip: unknown object"));
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
}
