package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Processes;
import dev.leakgate.lab.android.Processes.Process;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ps pidof kill}. */
final class ProcessCommands {

    private ProcessCommands() {
    }

    static void addTo(Map<String, Command> programs, Processes processes, Phone phone) {
        programs.put("ps", call -> ps(call, processes));
        programs.put("pidof", call -> {
            Optional<Process> p = processes.find(call.last());
            return p.isPresent() ? call.answer(String.valueOf(p.get().pid())) : 1;
        });
        programs.put("kill", call -> {
            Optional<Process> p = processes.all().values().stream().filter(q -> String.valueOf(q.pid()).equals(call.last())).findFirst();
            p.ifPresent(q -> phone.apps().stop(q.name()));
            return p.isPresent() ? Command.OK : call.fail(1, "/system/bin/sh: kill: " + call.last() + ": No such process");
        });
    }

    private static String field(Process p, String name) {
        return switch (name) {
            case "PID" -> String.valueOf(p.pid());
            case "PPID" -> String.valueOf(p.parent());
            case "USER" -> p.user();
            default -> p.name();
        };
    }

    private static int ps(Invocation call, Processes processes) throws IOException {
        if (call.has("--help")) {
            return call.answer("usage: ps [-AadefLlnwZ] [-gG GROUP,] [-k FIELD,] [-o FIELD,] [-p PID,] [-t TTY,] [-uU USER,]", "",
                    "List processes.", "", "Which processes to show (selections may be comma separated lists):", "",
                    "-A  All processes", "-a  Processes with terminals that aren't session leaders");
        }
        List<String> lines = new ArrayList<>();
        if (call.has("-o")) {
            List<String> fields = List.of(call.option("-o").orElse("").split(","));
            lines.add(String.join(" ", fields));
            processes.all().values().forEach(p -> lines.add(fields.stream().map(f -> field(p, f)).collect(Collectors.joining(" "))));
            return call.answer(lines);
        }
        lines.add("USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME");
        for (Process p : processes.all().values()) {
            lines.add(String.format("%-12s %5d %5d %7d %6d %-16s %4s S %s", p.user(), p.pid(), p.parent(), 4312544, 98304, "0", "0", p.name()));
        }
        return call.answer(lines);
    }
}
